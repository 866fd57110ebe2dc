import { useTranslation } from 'react-i18next';
import { useLiveState } from '../api/api-context.ts';
import { Icon } from '../ui/icon.tsx';
import { useDelayed } from '../ui/use-delayed.ts';

/** Most cuts are over before anybody could read a sentence about them. */
const tellAfterMs = 1500;

/** Says that the line to the server is cut and that nothing needs to be done. */
export function ConnectionBanner() {
  const { t } = useTranslation('shell');
  const { status, isRestarting = false } = useLiveState();
  const isCut = useDelayed(status === 'cut', tellAfterMs);
  return (
    <div
      data-overlay
      role="alert"
      className="pointer-events-none fixed inset-x-0 top-16 z-[60] flex justify-center p-2"
    >
      {isCut ? (
        <p
          data-state="lost"
          className="flex items-center gap-3 rounded-button border-2 border-dashed border-broken bg-broken-soft px-5 py-3 text-body font-medium text-broken shadow-sheet"
        >
          <Icon name="wavesOff" />
          {t(isRestarting ? 'restarting' : 'cut')}
        </p>
      ) : null}
    </div>
  );
}
