import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { problemSentence } from '../../api/use-submission.ts';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Spinner } from '../../ui/spinner.tsx';
import { useDelayed } from '../../ui/use-delayed.ts';
import type { Loaded } from './administration-state.tsx';

/** A wait that is over sooner than this is better not spoken about. */
const sayLoadingAfterMs = 500;

function Waiting() {
  const { t } = useTranslation('admin');
  const isLong = useDelayed(true, sayLoadingAfterMs);
  return (
    <output className="grid flex-1 place-items-center p-10 text-lead text-muted">
      {isLong ? <Spinner>{t('loading')}</Spinner> : null}
    </output>
  );
}

type WhenLoadedProps<T> = { loaded: Loaded<T>; children: (value: T) => ReactNode };

/** Shows what has come; until then that it is on its way, or why it does not come. */
export function WhenLoaded<T>({ loaded, children }: WhenLoadedProps<T>) {
  const { t } = useTranslation('admin');
  if (loaded.value !== undefined) return children(loaded.value);
  if (loaded.failure === null) return <Waiting />;
  return (
    <div role="alert" className="grid flex-1 place-items-center p-10">
      <div className="flex max-w-lg flex-col items-center gap-5 text-center">
        <Icon name="warning" size={40} className="text-broken" />
        <p className="text-lead">{problemSentence(loaded.failure)}</p>
        <Button tone="outline" icon="refresh" isBusy={loaded.isLoading} onPress={loaded.reload}>
          {t('reload')}
        </Button>
      </div>
    </div>
  );
}
