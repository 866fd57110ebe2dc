import type { GroupInput, GroupRow, PersonRow } from '@kreisrunde/contract';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAdministration } from '../../../api/administration-api.ts';
import { fieldProblem, problemSentence, useSubmission } from '../../../api/use-submission.ts';
import { Button } from '../../../ui/button.tsx';
import { Form, FormProblem } from '../../../ui/form.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { useActions } from '../administration-state.tsx';
import { PanelBody, PanelFoot, SidePanel } from '../side-panel.tsx';
import { GroupMembers } from './group-members.tsx';

type EditorProps = {
  group: GroupRow | null;
  people: readonly PersonRow[];
  onSaved: () => void;
  onRemoved: (group: GroupRow) => void;
};

function GroupEditor({ group, people, onSaved, onRemoved }: EditorProps) {
  const { t } = useTranslation('admin');
  const { admin } = useAdministration();
  const { change } = useActions();
  const { submit, isBusy, failure, forget } = useSubmission();
  const [draft, setDraft] = useState<GroupInput>(group ?? { name: '', defaultReason: '', members: [] });
  const set = (part: Partial<GroupInput>): void => {
    setDraft({ ...draft, ...part });
    forget();
  };
  const save = async (): Promise<void> => {
    const { name, defaultReason, members } = draft;
    const input = { name, defaultReason, members };
    const saved = await submit(() =>
      change<unknown>(
        () => (group === null ? admin.groups.create(input) : admin.groups.update({ ...input, groupId: group.id })),
        false,
      ),
    );
    if (saved !== null) onSaved();
  };
  const isTaken = failure?.code === 'groupNameTaken';
  const nameProblem = isTaken ? problemSentence(failure) : fieldProblem(failure, 'name');
  return (
    <Form refusal={failure} onSubmit={() => void save()} className="flex min-h-0 flex-1 flex-col">
      <PanelBody>
        <TextField
          label={t('group.name')}
          value={draft.name}
          onChange={(name) => set({ name })}
          problem={nameProblem}
          isFocusedFirst={group === null}
        />
        <TextField
          label={t('group.reason')}
          help={t('group.reasonHelp')}
          value={draft.defaultReason}
          onChange={(defaultReason) => set({ defaultReason })}
          problem={fieldProblem(failure, 'defaultReason')}
        />
        <GroupMembers people={people} members={draft.members} onChange={(members) => set({ members: [...members] })} />
      </PanelBody>
      <PanelFoot>
        <FormProblem>{failure === null || isTaken ? null : problemSentence(failure)}</FormProblem>
        <div className="flex flex-wrap justify-between gap-3">
          <Button tone="filled" size="regular" isBusy={isBusy} onPress={() => void save()}>
            {t(group === null ? 'group.create' : 'save')}
          </Button>
          {group === null ? null : (
            <Button tone="leave" size="regular" icon="trash" onPress={() => onRemoved(group)}>
              {t('group.remove')}
            </Button>
          )}
        </div>
      </PanelFoot>
    </Form>
  );
}

type GroupPanelProps = {
  open: GroupRow | 'new' | null;
  people: readonly PersonRow[];
  onSaved: () => void;
  onClose: () => void;
};

export function GroupPanel({ open, people, onSaved, onClose }: GroupPanelProps) {
  const { t } = useTranslation('admin');
  const { admin } = useAdministration();
  const { change, addRemoval } = useActions();
  const remove = async (group: GroupRow): Promise<void> => {
    const reply = await change(() => admin.groups.remove({ groupId: group.id }));
    if (!reply.ok) return;
    onClose();
    addRemoval({
      sentence: t('group.removed', { name: group.name }),
      restore: () => admin.groups.restore({ groupId: group.id }),
    });
  };
  const group = open === 'new' ? null : open;
  return (
    <SidePanel
      isOpen={open !== null}
      onClose={onClose}
      title={group === null ? t('group.add') : group.name}
      subtitle={t('group.panelLead')}
    >
      <GroupEditor
        key={group?.id ?? 'new'}
        group={group}
        people={people}
        onSaved={onSaved}
        onRemoved={(one) => void remove(one)}
      />
    </SidePanel>
  );
}
