import { useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useAdministration } from '../../api/administration-api.ts';
import type { ApiFailure } from '../../api/failure.ts';
import { isUnheard } from '../../api/failure.ts';
import { problemSentence } from '../../api/use-submission.ts';
import { Button } from '../../ui/button.tsx';
import { FormProblem } from '../../ui/form.tsx';
import { AccessStep } from './access-step.tsx';
import { CodeStep } from './code-step.tsx';
import { CountyStep } from './county-step.tsx';
import { DoneStep } from './done-step.tsx';
import { keptCode } from './kept-code.ts';
import { SetupFrame, StepFoot } from './setup-frame.tsx';
import { pathOfStep, shownStep } from './steps.ts';
import type { SetupStep } from './steps.ts';

type SetupScreenProps = {
  step: SetupStep;
  onGo: (path: string) => void;
  /** To the administration: set-up is done, or was done before. */
  onAdministration: () => void;
  /** Steps that the administration shows too, each with the foot of this one. */
  renderInspection: (foot: ReactNode) => ReactNode;
  renderPeople: (foot: ReactNode) => ReactNode;
};

const lookAgainMs = 2000;

/** Whether the server has an administrator yet; null until it has answered. */
function useIsOpen(): { isOpen: boolean | null; failure: ApiFailure | null } {
  const { setup } = useAdministration();
  const [isOpen, setIsOpen] = useState<boolean | null>(null);
  const [failure, setFailure] = useState<ApiFailure | null>(null);
  useEffect(() => {
    let isOver = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = async (): Promise<void> => {
      const reply = await setup.get();
      if (isOver) return;
      setFailure(reply.ok ? null : reply);
      if (reply.ok) setIsOpen(reply.value.isOpen);
      else if (isUnheard(reply.code)) timer = setTimeout(() => void look(), lookAgainMs);
    };
    void look();
    return () => {
      isOver = true;
      clearTimeout(timer);
    };
  }, [setup]);
  return { isOpen, failure };
}

function StepContent({ step, ...props }: SetupScreenProps) {
  const { t } = useTranslation('setup');
  const go = (next: SetupStep) => (): void => props.onGo(pathOfStep(next));
  const back = (to: SetupStep) => (
    <Button tone="quiet" size="regular" onPress={go(to)}>
      {t('back')}
    </Button>
  );
  const next = (to: SetupStep, text: string) => (
    <Button tone="filled" size="regular" onPress={go(to)}>
      {text}
    </Button>
  );
  switch (step) {
    case 'code':
      return <CodeStep onNext={go('access')} />;
    case 'access':
      return <AccessStep onNext={go('county')} onBack={go('code')} />;
    case 'county':
      return <CountyStep onNext={go('inspection')} onSignedOut={props.onAdministration} />;
    case 'inspection':
      return props.renderInspection(
        <StepFoot
          back={back('county')}
          note={t('inspectionLater')}
          next={next('people', t('next', { step: t('step.people.name') }))}
        />,
      );
    case 'people':
      return props.renderPeople(
        <StepFoot back={back('inspection')} note={t('peopleLater')} next={next('done', t('finish'))} />,
      );
    case 'done':
      return <DoneStep onAdministration={props.onAdministration} />;
  }
}

function Step(props: SetupScreenProps) {
  const { t } = useTranslation('setup');
  const { step, onGo, onAdministration } = props;
  const { isOpen, failure } = useIsOpen();
  const shown = isOpen === null ? null : shownStep(step, isOpen, keptCode() !== null);
  useEffect(() => {
    if (shown === 'administration') onAdministration();
    else if (shown !== null && shown !== step) onGo(pathOfStep(shown));
  }, [shown, step, onGo, onAdministration]);
  useEffect(() => {
    scrollTo(0, 0);
  }, []);
  return (
    <>
      <title>{`${t('title')} · ${t('ui:product')}`}</title>
      <SetupFrame step={step}>
        {failure === null ? null : <FormProblem>{problemSentence(failure)}</FormProblem>}
        {shown === step ? <StepContent {...props} /> : null}
      </SetupFrame>
    </>
  );
}

/** First-run set-up: from the code of the terminal to the first people, a step at a time. */
export function SetupScreen(props: SetupScreenProps) {
  return <Step key={props.step} {...props} />;
}
