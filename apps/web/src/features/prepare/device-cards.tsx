import { useCallback, useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaptureView } from '../../media/capture-view.ts';
import { LevelBars } from '../../media/level-bars.tsx';
import { playGong } from '../../media/sound/gong.ts';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import type { IconName } from '../../ui/icon-shapes.tsx';

type CardProps = {
  readonly icon: IconName;
  readonly tone: string;
  readonly title: string;
  readonly text: string;
  readonly children: ReactNode;
};

function DeviceCard({ icon, tone, title, text, children }: CardProps) {
  return (
    <section className="flex flex-wrap items-center gap-x-4 gap-y-3 rounded-card border border-line bg-surface-1 p-5 max-[20rem]:p-3">
      <span className={`grid size-15 shrink-0 place-items-center rounded-full ${tone}`}>
        <Icon name={icon} size={30} />
      </span>
      <div className="min-w-0 flex-1 basis-44">
        <h2 className="text-title leading-tight font-semibold">{title}</h2>
        <p className="mt-0.5 text-lead leading-snug text-muted">{text}</p>
      </div>
      {children}
    </section>
  );
}

export function MicrophoneCard({ view }: { readonly view: CaptureView }) {
  const { t } = useTranslation('prepare');
  const [isHeard, setIsHeard] = useState(false);
  const hear = useCallback(() => setIsHeard(true), []);
  const isLive = view.microphone.status === 'live';
  return (
    <DeviceCard
      icon="microphone"
      tone="bg-ready-soft text-ready"
      title={t(isHeard ? 'microphone.heard' : 'microphone.speak')}
      text={t(isLive ? 'microphone.bars' : 'microphone.starting')}
    >
      <LevelBars
        isLive={isLive}
        onHeard={hear}
        className="flex h-11 min-w-0 items-end gap-[5px] overflow-hidden [--level-off:var(--k-line)] [--level-on:var(--k-ready)]"
      />
    </DeviceCard>
  );
}

export function SpeakerCard() {
  const { t } = useTranslation('prepare');
  const [isBlocked, setIsBlocked] = useState(false);
  const test = async (): Promise<void> => setIsBlocked(!(await playGong()));
  return (
    <DeviceCard
      icon="speaker"
      tone="bg-action-soft text-action"
      title={t('speaker.title')}
      text={t(isBlocked ? 'speaker.blocked' : 'speaker.text')}
    >
      <Button size="regular" icon="speaker" onPress={() => void test()}>
        {t('speaker.test')}
      </Button>
    </DeviceCard>
  );
}
