import { useTranslation } from 'react-i18next';
import { failureSentence } from '../../api/failure.ts';
import { Button } from '../../ui/button.tsx';
import { ScreenMessage } from '../../ui/screen-message.tsx';
import type { Fetched } from './fetched.ts';

type PendingProps = { state: Exclude<Fetched<unknown>, { status: 'ready' }>; onHome: () => void };

/** In the place of a page whose figures are on their way, or did not come. */
export function Pending({ state, onHome }: PendingProps) {
  const { t } = useTranslation('savings');
  return (
    <ScreenMessage title={state.status === 'loading' ? t('loading') : failureSentence(state.code)}>
      {state.status === 'failed' ? (
        <Button tone="filled" size="large" icon="home" onPress={onHome}>
          {t('home')}
        </Button>
      ) : null}
    </ScreenMessage>
  );
}
