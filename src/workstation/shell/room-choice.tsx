import { useSyncExternalStore } from 'react';
import { t } from '../i18n/t.ts';
import { room } from '../ui/room.ts';
import { Segments } from '../ui/segments.tsx';

/** How bright the screens are, for everyone at this station. */
export function RoomChoice() {
  const chosen = useSyncExternalStore(room.subscribe, room.get);
  return (
    <Segments
      label={t('session.room')}
      options={(['dark', 'bright'] as const).map((value) => ({ value, words: t(`session.room.${value}`) }))}
      chosen={chosen}
      onChoose={room.change}
    />
  );
}
