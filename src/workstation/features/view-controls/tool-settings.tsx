import { useStore } from 'zustand';
import type { ToolId } from '../../canvas/model/tools/tools.ts';
import type { ViewStore } from '../../canvas/view-store.ts';
import type { MessageKey } from '../../i18n/en.ts';
import { t } from '../../i18n/t.ts';
import type { CommandId } from '../../shell/commands/key-map.ts';
import { Setting } from './setting.tsx';

/** What leaves a place on record. */
export const MARKING = { box: 'tool-box', polygon: 'tool-polygon', point: 'tool-note' } as const;

interface ToolSettingsProps {
  readonly view: ViewStore;
  readonly tools: { readonly [Id in ToolId]?: CommandId };
}

/** Takes a tool into the hand, or puts it back. */
export function ToolSettings({ view, tools }: ToolSettingsProps) {
  const inHand = useStore(view, (state) => state.tool);
  return (Object.entries(tools) as [ToolId, CommandId][]).map(([id, command]) => (
    <Setting
      key={id}
      command={command}
      isPressed={inHand === id}
      onPress={() => view.getState().chooseTool(inHand === id ? 'select' : id)}
    >
      {t(`marks.kind.${id}` as MessageKey)}
    </Setting>
  ));
}
