import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { unlockAudio } from '../../media/sound/audio-context.ts';
import { playRingOnce } from '../../media/sound/ring-sound.ts';
import { Button } from '../../ui/button.tsx';
import { FormPage } from '../../ui/form-page.tsx';
import { Icon } from '../../ui/icon.tsx';

type EnrolledPageProps = { office: string | null; onDone: () => void };

/** The device is connected; the tap on the test also allows the browser to ring from now on. */
export function EnrolledPage({ office, onDone }: EnrolledPageProps) {
  const { t } = useTranslation('enrol');
  const [test, setTest] = useState<'open' | 'heard' | 'blocked'>('open');
  const ring = async (): Promise<void> => {
    const mayRing = await unlockAudio();
    if (mayRing) playRingOnce('briefing');
    setTest(mayRing ? 'heard' : 'blocked');
  };
  return (
    <FormPage
      subtitle={t('subtitle')}
      title={office === null ? t('done.titlePlain') : t('done.title', { office })}
      lead={t('done.lead')}
    >
      <div className="flex flex-col gap-4">
        <output
          className={`flex items-center gap-3 rounded-button p-4 text-lead font-medium ${
            test === 'blocked' ? 'bg-broken-soft text-broken' : 'bg-ready-soft text-ready'
          }`}
        >
          <Icon name={test === 'blocked' ? 'warning' : 'checkCircle'} size={26} />
          {t(`done.test.${test}`)}
        </output>
        <Button
          tone={test === 'heard' ? 'outline' : 'filled'}
          size="regular"
          icon="speaker"
          onPress={() => void ring()}
          isFocusedFirst
        >
          {t(test === 'heard' ? 'done.again' : 'done.ring')}
        </Button>
        <Button tone={test === 'heard' ? 'filled' : 'quiet'} size="regular" onPress={onDone}>
          {t(test === 'heard' ? 'done.finish' : 'done.skip')}
        </Button>
      </div>
    </FormPage>
  );
}
