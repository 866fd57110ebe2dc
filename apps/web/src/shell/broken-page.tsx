import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../ui/button.tsx';
import { ScreenMessage } from '../ui/screen-message.tsx';

const reloadAfterMs = 3000;

/** Waits until the server answers: a reload into nothing would leave the browser's own error page. */
async function reloadWhenReachable(isOver: () => boolean): Promise<void> {
  while (!isOver()) {
    await new Promise((resolve) => setTimeout(resolve, reloadAfterMs));
    const answer = await fetch('/health/ready').catch(() => null);
    if (answer?.ok === true && !isOver()) {
      location.reload();
      return;
    }
  }
}

export function BrokenPage() {
  const { t } = useTranslation('shell');
  useEffect(() => {
    let isOver = false;
    void reloadWhenReachable(() => isOver);
    return () => {
      isOver = true;
    };
  }, []);
  return (
    <ScreenMessage title={t('broken.title')}>
      <p className="text-lead text-muted">{t('broken.text')}</p>
      <Button tone="filled" size="main" icon="refresh" onPress={() => location.reload()}>
        {t('broken.action')}
      </Button>
    </ScreenMessage>
  );
}
