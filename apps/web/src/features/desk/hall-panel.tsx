import type { CommandInput, PairedWallView, PersonSnapshot } from '@kreisrunde/contract';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../api/use-command.ts';
import { Icon } from '../../ui/icon.tsx';
import { useTapGuard } from '../../ui/tap-guard.ts';
import { HallVolume } from './hall-volume.tsx';

type Own = NonNullable<PersonSnapshot['own']>;
type Place = Extract<CommandInput, { type: 'mediaDevice.move' }>['to'];

const places = [
  { to: 'tablet', icon: 'tablet' },
  { to: 'wall', icon: 'monitor' },
] as const;

function PlaceButton({ to, icon, isHere }: { to: Place; icon: 'tablet' | 'monitor'; isHere: boolean }) {
  const { t } = useTranslation('desk');
  const { send, isPending } = useCommand();
  const { isFresh, guard } = useTapGuard();
  return (
    <button
      type="button"
      aria-pressed={isHere}
      aria-busy={isPending || undefined}
      aria-disabled={isFresh || undefined}
      onClick={guard(() => {
        if (!isHere && !isPending) void send({ type: 'mediaDevice.move', to });
      })}
      className={`flex min-h-14 flex-1 items-center justify-center gap-2.5 rounded-button border-2 px-2 text-body leading-tight font-medium ${
        isHere ? 'border-action bg-action-soft' : 'border-control bg-surface-2'
      }`}
    >
      <Icon name={icon} />
      {t(`hall.${to}`)}
    </button>
  );
}

/** What stands between the chair and sound at the wall, and what to do about it. Null: nothing. */
function obstacle(wall: PairedWallView): 'offline' | 'unreleased' | 'mute' | null {
  if (!wall.connected) return 'offline';
  if (!wall.released.picture && !wall.released.sound) return 'unreleased';
  return wall.mayPlay ? null : 'mute';
}

/** Where the chair's picture and sound are, with the volume of the hall while they are at the wall. */
export function HallPanel({ own, wall }: { own: Own; wall: PairedWallView }) {
  const { t } = useTranslation('desk');
  const isAtWall = own.wallHasMedia;
  const hint = obstacle(wall);
  return (
    <>
      {hint === null || isAtWall ? (
        <fieldset className="flex gap-2">
          <legend className="sr-only">{t('hall.title')}</legend>
          {places.map(({ to, icon }) => (
            <PlaceButton key={to} to={to} icon={icon} isHere={isAtWall === (to === 'wall')} />
          ))}
        </fieldset>
      ) : null}
      {hint === null || (hint === 'offline' && !isAtWall) ? null : (
        <output
          data-hint={hint}
          className={`flex items-start gap-2 text-caption leading-snug ${hint === 'unreleased' ? 'text-muted' : 'font-medium text-broken'}`}
        >
          <Icon name={hint === 'unreleased' ? 'info' : 'warning'} size={20} />
          {t(`hall.hint.${hint}`)}
        </output>
      )}
      {isAtWall ? <HallVolume volume={wall.volume} /> : null}
    </>
  );
}
