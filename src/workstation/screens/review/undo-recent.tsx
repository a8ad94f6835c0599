import { UndoLine } from '../../features/decision/undo-line.tsx';
import { useDesk } from '../../state/workstation.tsx';

export function UndoRecent({ onUndo }: { onUndo: () => void }) {
  const newest = useDesk((state) => state.recent[0]);
  return <UndoLine recent={newest} onUndo={onUndo} />;
}
