import type { ConferenceView, HomeView, OwnPartView } from '@kreisrunde/contract';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../api/use-command.ts';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { isOutOfOrder } from '../../ui/seat-order.ts';
import { useTapGuard } from '../../ui/tap-guard.ts';
import { HallPanel } from './hall-panel.tsx';
import { PartWallButton } from './part-wall-button.tsx';

type Layout = ConferenceView['layout'];
const choices = [
  { layout: 'round', icon: 'grid' },
  { layout: 'speaker', icon: 'speakerLayout' },
] as const;

function LayoutButton({ layout, icon, isShown }: { layout: Layout; icon: 'grid' | 'speakerLayout'; isShown: boolean }) {
  const { t } = useTranslation('desk');
  const { send, isPending } = useCommand();
  const { isFresh, guard } = useTapGuard();
  return (
    <button
      type="button"
      aria-pressed={isShown}
      aria-busy={isPending || undefined}
      aria-disabled={isFresh || undefined}
      onClick={guard(() => void send({ type: 'stage.layout', layout }))}
      className={`flex min-h-16 flex-1 flex-col items-center justify-center gap-0.5 rounded-button border-2 text-body font-medium ${
        isShown ? 'border-action bg-action-soft' : 'border-control bg-surface-2'
      }`}
    >
      <Icon name={icon} />
      {t(`wall.${layout}`)}
    </button>
  );
}

/** Only there while it would change something. */
function ReorderButton() {
  const { t } = useTranslation('desk');
  const { send, isPending } = useCommand();
  const { isFresh, guard } = useTapGuard();
  return (
    <button
      type="button"
      aria-busy={isPending || undefined}
      aria-disabled={isFresh || undefined}
      onClick={guard(() => void send({ type: 'stage.reorder' }))}
      className="flex min-h-16 flex-1 flex-col items-center justify-center gap-0.5 rounded-button border-2 border-control bg-surface-2 px-1 text-body leading-tight font-medium"
    >
      <Icon name="refresh" />
      {t('wall.reorder')}
    </button>
  );
}

type WallPanelProps = {
  conference: ConferenceView;
  wall: HomeView['wall'];
  /** Null for whoever only controls. */
  own: OwnPartView | null;
  onPairWall: (() => void) | null;
  className?: string;
};

/** The remote of the wall: which of its two layouts it shows, and whether it has picture and sound of the chair. */
export function WallPanel({ conference, wall, own, onPairWall, className = '' }: WallPanelProps) {
  const { t } = useTranslation('desk');
  return (
    <section aria-labelledby="wall-title" className={`flex flex-col gap-2 ${className}`}>
      <div className="flex items-center justify-between gap-3">
        <h2 id="wall-title" className="flex items-center gap-3 text-lead font-medium">
          <Icon name="monitor" />
          {t('wall.title')}
        </h2>
        {wall === null ? null : <PartWallButton isAtWall={own?.wallHasMedia === true} />}
      </div>
      <div className="flex gap-2">
        {choices.map(({ layout, icon }) => (
          <LayoutButton key={layout} layout={layout} icon={icon} isShown={conference.layout === layout} />
        ))}
        {isOutOfOrder(conference) ? <ReorderButton /> : null}
      </div>
      {wall === null || own === null ? null : <HallPanel own={own} wall={wall} />}
      {wall === null && onPairWall !== null ? (
        <Button icon="monitor" className="w-full" onPress={onPairWall}>
          {t('wall.pair')}
        </Button>
      ) : null}
    </section>
  );
}
