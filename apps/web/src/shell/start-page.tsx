import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useAdministration } from '../api/administration-api.ts';
import { Button } from '../ui/button.tsx';
import { ScreenMessage } from '../ui/screen-message.tsx';
import { useTheme } from '../ui/theme.tsx';

/** A browser that is nobody yet: the three things it can become. A server that nobody has set up is set up first. */
export function StartPage({ onGo }: { onGo: (path: string) => void }) {
  const { t } = useTranslation('shell');
  useTheme('office');
  const { setup } = useAdministration();
  useEffect(() => {
    let isOver = false;
    void setup.get().then((reply) => {
      if (!isOver && reply.ok && reply.value.isOpen) onGo('/einrichtung');
    });
    return () => {
      isOver = true;
    };
  }, [setup, onGo]);
  return (
    <ScreenMessage title={t('start.title')}>
      <p className="text-lead text-balance text-muted">{t('start.text')}</p>
      <div className="mt-2 flex w-full max-w-md flex-col gap-3">
        <Button tone="filled" size="large" icon="tablet" onPress={() => onGo('/verbinden')}>
          {t('start.enrol')}
        </Button>
        <Button size="large" icon="monitor" onPress={() => onGo('/bildwand')}>
          {t('start.wall')}
        </Button>
        <Button tone="quiet" size="large" icon="gear" onPress={() => onGo('/verwaltung')}>
          {t('start.administration')}
        </Button>
      </div>
    </ScreenMessage>
  );
}
