import type { PersonRow } from '@kreisrunde/contract';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAdministration } from '../../../api/administration-api.ts';
import { issueSentence } from '../../../api/field-issues.ts';
import { fieldProblem, problemSentence, useSubmission } from '../../../api/use-submission.ts';
import { Button } from '../../../ui/button.tsx';
import { Checkbox } from '../../../ui/checkbox.tsx';
import { Form, FormProblem } from '../../../ui/form.tsx';
import { Icon } from '../../../ui/icon.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { useActions } from '../administration-state.tsx';
import { decodeList, isGood, readList } from './import-list.ts';
import type { ImportRow } from './import-list.ts';

/** What the server takes at once. */
const mostRows = 500;

function RowState({ row }: { row: ImportRow }) {
  const { t } = useTranslation('admin');
  if (row.isDouble) {
    return (
      <span className="flex items-center gap-2 text-muted">
        <Icon name="minusCircle" size={18} />
        {t('import.double')}
      </span>
    );
  }
  if (isGood(row)) {
    return (
      <span className="flex items-center gap-2 text-ready">
        <Icon name="check" size={18} />
        {t('import.good')}
      </span>
    );
  }
  return (
    <ul className="flex flex-col gap-0.5 text-broken">
      {row.issues.map((issue) => (
        <li key={issue.path.join('.')} className="flex items-start gap-2">
          <Icon name="warning" size={18} className="mt-0.5" />
          <span>
            {t('import.issue', { column: t(`import.column.${issue.path.join('.')}`), what: issueSentence(issue) })}
          </span>
        </li>
      ))}
    </ul>
  );
}

function Preview({ rows }: { rows: readonly ImportRow[] }) {
  const { t } = useTranslation('admin');
  const head = 'sticky top-0 bg-surface-2 px-3 py-2 text-left font-medium text-muted';
  return (
    <section
      aria-label={t('import.preview')}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- A list that scrolls must be reachable by the keyboard.
      tabIndex={0}
      className="max-h-[22rem] overflow-auto rounded-card border border-line"
    >
      <table className="w-full border-separate border-spacing-0 text-body">
        <thead>
          <tr>
            <th scope="col" className={`${head} w-12`}>
              {t('import.line')}
            </th>
            <th scope="col" className={head}>
              {t('import.column.office')}
            </th>
            <th scope="col" className={`${head} max-md:hidden`}>
              {t('import.column.agency')}
            </th>
            <th scope="col" className={head}>
              {t('import.result')}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.number} className="align-top *:border-t *:border-line *:px-3 *:py-2">
              <td className="text-muted">{row.number}</td>
              <td className="font-medium">{row.cells.office ?? ''}</td>
              <td className="max-md:hidden">{row.cells.agency ?? ''}</td>
              <td>
                <RowState row={row} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Source({ text, onText }: { text: string; onText: (text: string) => void }) {
  const { t } = useTranslation('admin');
  const fileId = useId();
  const read = async (file: File | undefined): Promise<void> => {
    if (file !== undefined) onText(decodeList(await file.arrayBuffer()));
  };
  return (
    <>
      <TextField
        label={t('import.paste')}
        help={t('import.help')}
        value={text}
        onChange={onText}
        rows={6}
        inputClassName="font-normal whitespace-pre overflow-x-auto"
      />
      <div className="flex flex-wrap items-center gap-3">
        <label
          htmlFor={fileId}
          className="inline-flex min-h-12 cursor-pointer items-center gap-2 rounded-button border-2 border-control bg-surface-1 px-4 text-body font-medium has-focus-visible:outline-4 has-focus-visible:outline-offset-3 has-focus-visible:outline-action hover:bg-surface-2"
        >
          <Icon name="upload" size={20} />
          {t('import.file')}
          <input
            id={fileId}
            type="file"
            accept=".csv,.tsv,.txt,text/csv,text/plain"
            className="sr-only"
            onChange={(event) => {
              void read(event.target.files?.[0]);
              // The same file, mended, may be chosen again.
              event.target.value = '';
            }}
          />
        </label>
        <Button tone="quiet" icon="list" onPress={() => onText(t('import.sample'))}>
          {t('import.useSample')}
        </Button>
      </div>
    </>
  );
}

type PeopleImportProps = {
  everyone: readonly PersonRow[];
  onImported: (count: number) => void;
};

/** A list of people, pasted or out of a file: looked through first, then taken over as a whole. */
export function PeopleImport({ everyone, onImported }: PeopleImportProps) {
  const { t } = useTranslation('admin');
  const { admin } = useAdministration();
  const { change } = useActions();
  const { submit, isBusy, failure, forget, field } = useSubmission();
  const [text, setText] = useState('');
  const [wantsGroup, setWantsGroup] = useState(false);
  const [groupName, setGroupName] = useState('');
  const rows = readList(
    text,
    everyone.map(({ office }) => office),
  );
  const good = rows.filter(isGood);
  const wrong = rows.filter((row) => !isGood(row) && !row.isDouble).length;
  const isTooLong = good.length > mostRows;
  const mayImport = good.length > 0 && wrong === 0 && !isTooLong;
  const send = async (): Promise<void> => {
    if (!mayImport || isBusy) return;
    const name = wantsGroup ? groupName : null;
    const reply = await submit(() =>
      change(() => admin.people.import({ rows: good.map(({ input }) => input), groupName: name }), false),
    );
    if (reply === null) return;
    setText('');
    onImported(reply.created);
  };
  const groupProblem =
    failure?.code === 'groupNameTaken' ? problemSentence(failure) : fieldProblem(failure, 'groupName');
  return (
    <Form refusal={failure} onSubmit={() => void send()} className="flex flex-col gap-5">
      <Source
        text={text}
        onText={(next) => {
          setText(next);
          forget();
        }}
      />
      {rows.length === 0 ? null : (
        <>
          <output className={`block text-lead font-medium ${wrong > 0 ? 'text-broken' : 'text-ink'}`}>
            {wrong > 0
              ? t('import.wrong', { count: wrong, all: rows.length })
              : isTooLong
                ? t('import.tooLong', { most: mostRows })
                : t('import.allGood', { count: good.length })}
          </output>
          <Preview rows={rows} />
          <div className="flex flex-col gap-2">
            <Checkbox isSelected={wantsGroup} onChange={setWantsGroup} label={t('import.asGroup')} />
            {wantsGroup ? (
              <TextField
                label={t('group.name')}
                {...field('groupName', groupName, setGroupName)}
                problem={groupProblem}
              />
            ) : null}
          </div>
          <FormProblem>{failure === null || groupProblem !== undefined ? null : problemSentence(failure)}</FormProblem>
          <Button
            tone="filled"
            size="regular"
            icon="people"
            className="self-start"
            isDisabled={!mayImport}
            isBusy={isBusy}
            onPress={() => void send()}
          >
            {t('import.action', { count: good.length })}
          </Button>
        </>
      )}
    </Form>
  );
}
