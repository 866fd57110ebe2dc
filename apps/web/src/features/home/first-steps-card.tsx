import { useTranslation } from 'react-i18next';
import { Card } from '../../ui/card.tsx';

const steps = ['convene', 'ready', 'switch'] as const;

/** Stands where the last round will stand, until there has been one. */
export function FirstStepsCard() {
  const { t } = useTranslation('home');
  return (
    <Card title={t('firstSteps.title')} icon="info">
      <ol className="flex flex-col gap-4">
        {steps.map((step, index) => (
          <li key={step} className="flex gap-3 text-body leading-snug">
            <span
              aria-hidden="true"
              className="grid size-8 shrink-0 place-items-center rounded-full bg-action-soft font-medium text-action"
            >
              {index + 1}
            </span>
            <span className="self-center">{t(`firstSteps.${step}`)}</span>
          </li>
        ))}
      </ol>
    </Card>
  );
}
