import type { MediaPlace, OwnPartView, PairedWallView } from '@kreisrunde/contract';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../api/use-command.ts';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { HallVolume } from './hall-volume.tsx';

const icons = { tablet: 'tablet', wall: 'monitor' } as const;

/** One button, to where picture and sound are not: it names the place they go to. */
function MoveButton({ to }: { to: MediaPlace }) {
  const { t } = useTranslation('desk');
  const { send, isPending } = useCommand();
  return (
    <Button
      key={to}
      icon={icons[to]}
      isBusy={isPending}
      className={to === 'wall' ? 'w-full' : '!px-3'}
      onPress={() => void send({ type: 'mediaDevice.move', to })}
    >
      {t(`hall.${to}`)}
    </Button>
  );
}

/** What stands between the chair and sound at the wall, and what to do about it. Null: nothing. */
function obstacle(wall: PairedWallView): 'offline' | 'unreleased' | 'mute' | null {
  if (!wall.connected) return 'offline';
  if (!wall.released.picture && !wall.released.sound) return 'unreleased';
  return wall.mayPlay ? null : 'mute';
}

/** Where the chair's picture and sound are, with the volume of the hall while they are at the wall. */
export function HallPanel({ own, wall }: { own: OwnPartView; wall: PairedWallView }) {
  const { t } = useTranslation('desk');
  const isAtWall = own.wallHasMedia;
  const hint = obstacle(wall);
  const says = hint === 'offline' && !isAtWall ? null : hint;
  return (
    <>
      {hint === null && !isAtWall ? <MoveButton to="wall" /> : null}
      {says === null ? null : (
        <output
          data-hint={says}
          className={`flex items-start gap-2 text-caption leading-snug ${says === 'unreleased' ? 'text-muted' : 'font-medium text-broken'}`}
        >
          <Icon name={says === 'unreleased' ? 'info' : 'warning'} size={20} />
          {t(`hall.hint.${says}`)}
        </output>
      )}
      {isAtWall ? (
        <HallVolume volume={wall.volume}>
          <MoveButton to="tablet" />
        </HallVolume>
      ) : null}
    </>
  );
}
