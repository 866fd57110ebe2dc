import type { PersonRow } from '@kreisrunde/contract';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAdministration } from '../../../api/administration-api.ts';
import { problemSentence, useSubmission } from '../../../api/use-submission.ts';
import { Button } from '../../../ui/button.tsx';
import { Form, FormProblem } from '../../../ui/form.tsx';
import { showToast } from '../../../ui/toast.tsx';
import { useActions } from '../administration-state.tsx';
import { LinkBox } from '../link-box.tsx';
import { PanelBody, Part, SidePanel } from '../side-panel.tsx';
import { DeviceState } from './device-state.tsx';
import { PersonDevices } from './person-devices.tsx';
import { draftOf, emptyDraft, inputOf } from './person-draft.ts';
import { PersonFields } from './person-form.tsx';

type Link = { readonly link: string; readonly expiresAt: number };

function PersonalLink({ person }: { person: PersonRow }) {
  const { t } = useTranslation('admin');
  const { admin } = useAdministration();
  const { submit, isBusy, failure } = useSubmission();
  const [link, setLink] = useState<Link | null>(null);
  const make = async (): Promise<void> => setLink(await submit(() => admin.people.link({ personId: person.id })));
  return (
    <Part title={t('personalLink.title')}>
      <p className="mb-3 text-body text-muted">{t('personalLink.text')}</p>
      <FormProblem>{failure === null ? null : problemSentence(failure)}</FormProblem>
      {link === null ? (
        <Button icon="link" isBusy={isBusy} onPress={() => void make()}>
          {t('personalLink.make')}
        </Button>
      ) : (
        <LinkBox label={t('personalLink.label', { office: person.shortName })} {...link} />
      )}
    </Part>
  );
}

type EditorProps = {
  person: PersonRow | null;
  everyone: readonly PersonRow[];
  onSaved: (personId: PersonRow['id']) => void;
};

function PersonEditor({ person, everyone, onSaved }: EditorProps) {
  const { t } = useTranslation('admin');
  const { admin } = useAdministration();
  const { change } = useActions();
  const { submit, isBusy, failure, forget, refuse } = useSubmission();
  const [draft, setDraft] = useState(() => (person === null ? emptyDraft : draftOf(person)));
  const save = async (): Promise<void> => {
    const checked = inputOf(draft);
    if (!checked.ok) {
      refuse(checked);
      return;
    }
    const { input } = checked;
    if (person === null) {
      const made = await submit(() => change(() => admin.people.create(input), false));
      if (made !== null) onSaved(made.personId);
      return;
    }
    const saved = await submit(() => change(() => admin.people.update({ ...input, personId: person.id }), false));
    if (saved !== null) onSaved(person.id);
  };
  return (
    <Form refusal={failure} onSubmit={() => void save()} className="flex flex-col gap-5">
      <PersonFields
        draft={draft}
        onChange={(next) => {
          setDraft(next);
          forget();
        }}
        others={everyone.filter(({ id }) => id !== person?.id)}
        failure={failure}
      />
      <FormProblem>{failure === null ? null : problemSentence(failure)}</FormProblem>
      <Button tone="filled" size="regular" className="self-start" isBusy={isBusy} onPress={() => void save()}>
        {t(person === null ? 'people.create' : 'save')}
      </Button>
    </Form>
  );
}

type PersonPanelProps = {
  /** `new` for somebody who does not exist yet. */
  open: PersonRow | 'new' | null;
  everyone: readonly PersonRow[];
  onConnect: (personId: PersonRow['id']) => void;
  onCreated: (personId: PersonRow['id']) => void;
  onClose: () => void;
};

/** One person: office, devices, personal link, and how they leave. */
export function PersonPanel({ open, everyone, onConnect, onCreated, onClose }: PersonPanelProps) {
  const { t } = useTranslation('admin');
  const { admin } = useAdministration();
  const { change, addRemoval } = useActions();
  const [isRemoving, setIsRemoving] = useState(false);
  const person = open === 'new' ? null : open;
  const remove = async (row: PersonRow): Promise<void> => {
    setIsRemoving(true);
    const reply = await change(() => admin.people.remove({ personId: row.id }));
    setIsRemoving(false);
    if (!reply.ok) return;
    onClose();
    addRemoval({
      sentence: t('people.removed', { office: row.shortName }),
      restore: () => admin.people.restore({ personId: row.id }),
    });
  };
  const saved = (personId: PersonRow['id']): void => {
    if (person === null) onCreated(personId);
    else showToast(t('saved'));
  };
  return (
    <SidePanel
      isOpen={open !== null}
      onClose={onClose}
      title={person === null ? t('people.add') : person.shortName}
      subtitle={person === null ? t('people.addLead') : person.office}
    >
      <PanelBody>
        {person === null ? null : (
          <Part
            title={t('people.devices')}
            action={
              <Button icon="tablet" onPress={() => onConnect(person.id)}>
                {t('connect.title')}
              </Button>
            }
          >
            {person.devicesState === 'offlineOverADay' ? <DeviceState state="offlineOverADay" /> : null}
            <PersonDevices person={person} />
          </Part>
        )}
        {person === null ? (
          <PersonEditor person={null} everyone={everyone} onSaved={saved} />
        ) : (
          <>
            <Part title={t('person.title')}>
              <PersonEditor key={person.id} person={person} everyone={everyone} onSaved={saved} />
            </Part>
            <PersonalLink key={`${person.id} link`} person={person} />
            <Part title={t('people.removeTitle')}>
              <p className="mb-3 text-body text-muted">{t('people.removeText')}</p>
              <Button tone="leave" icon="trash" isBusy={isRemoving} onPress={() => void remove(person)}>
                {t('people.remove')}
              </Button>
            </Part>
          </>
        )}
      </PanelBody>
    </SidePanel>
  );
}
