import { Button, FileButton, Modal } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Schemas } from '@/Platform/Api/contract';
import { Scroll } from '@/Platform/Kit/Scroll';
import { Status } from '@/Platform/Kit/Status';
import { reportProblem, say } from '@/Platform/Kit/say';
import { useText } from '@/Platform/Language/useFormat';
import { calls, type Kind } from '../calls';
import { InWords } from './InWords';

/** Files of RulesEngine and Elsa: all that is in force goes out, what comes in is told first and becomes drafts. */
export function Exchange({ kind, may }: { kind: Kind; may: boolean }) {
  const { t } = useTranslation('publishing');
  const [file, setFile] = useState<string | null>(null);
  return (
    <span className="row g8">
      <Button component="a" href={`/api/v1/${kind}/export`} download variant="default" size="compact-sm" data-testid="export">
        {t('export')}
      </Button>
      {may && (
        <FileButton accept="application/json,.json" onChange={(chosen) => void chosen?.text().then(setFile)}>
          {(props) => (
            <Button {...props} variant="default" size="compact-sm" data-testid="import">
              {t('import')}
            </Button>
          )}
        </FileButton>
      )}
      {file !== null && <ImportDialog kind={kind} file={file} onClose={() => setFile(null)} />}
    </span>
  );
}

function ImportDialog({ kind, file, onClose }: { kind: Kind; file: string; onClose: () => void }) {
  const { t } = useTranslation('publishing');
  const text = useText();
  const cache = useQueryClient();
  const [report, setReport] = useState<Schemas['ImportReport'] | null>(null);
  const look = useMutation({
    mutationFn: (take: boolean) => calls[kind].import(file, take),
    onSuccess: (found, take) => {
      setReport(found);
      if (!take) return;
      const taken = found.definitions.filter((d) => d.taken).length;
      say(t('taken', { count: taken, n: taken }));
      for (const key of ['definition', 'definitions']) void cache.invalidateQueries({ queryKey: [key] });
    },
    onError: (error) => {
      reportProblem(error);
      onClose();
    },
  });
  if (!report && look.isIdle) look.mutate(false);
  // What changes comes first; what does not is named in one line.
  const told = (report?.definitions ?? []).filter((d) => d.status !== 'same' || d.problems.length > 0);
  const same = (report?.definitions ?? []).filter((d) => !told.includes(d));
  const wanted = report?.definitions.filter((d) => d.status !== 'same' && !d.taken) ?? [];
  return (
    <Modal opened onClose={onClose} title={t('importTitle')} size="xl" centered closeButtonProps={{ 'aria-label': t('close') }}>
      <Scroll label={t('importTitle')}>
        <ul className="health" data-testid="import-report">
          {told.map((d) => (
            <Imported key={d.name} kind={kind} d={d} />
          ))}
        </ul>
        {same.length > 0 && (
          <p className="s12 dim" data-testid="import-same">
            {t('sameAs', { count: same.length, n: same.length })} {same.map((d) => text(d.title)).join(', ')}
          </p>
        )}
        {report && report.renamed.length > 0 && (
          <p className="s12 dim">
            {t('renamed')}{' '}
            {report.renamed
              .slice(0, 20)
              .map((r) => (r.to ? `${r.from} → ${r.to}` : t('leftOut', { name: r.from })))
              .join(', ')}
          </p>
        )}
      </Scroll>
      <div className="row g8 pubend pad8">
        <Button variant="default" onClick={onClose}>
          {t('close')}
        </Button>
        <Button disabled={wanted.length === 0} loading={look.isPending} onClick={() => look.mutate(true)} data-testid="take-drafts">
          {t('takeDrafts', { count: wanted.length, n: wanted.length })}
        </Button>
      </div>
    </Modal>
  );
}

const tone = { new: 'good', changed: 'warn', same: 'info' } as const;

function Imported({ kind, d }: { kind: Kind; d: Schemas['ImportedDefinition'] }) {
  const { t } = useTranslation('publishing');
  const text = useText();
  return (
    <li className="col g4" data-testid={`imported-${d.name}`}>
      <span className="row wrap g8">
        <b>{d.taken ? <Link to={`/${kind}/${d.name}?view=text`}>{text(d.title)}</Link> : text(d.title)}</b>
        {text(d.title) !== d.name && <code className="s12 dim">{d.name}</code>}
        <Status kind={tone[d.status as keyof typeof tone] ?? 'info'}>{t(`import_${d.status}`)}</Status>
        {d.taken && <Status kind="good">{t('isDraft')}</Status>}
        {d.draftBy && <Status kind="bad">{t('draftBy', { by: d.draftBy })}</Status>}
      </span>
      {d.ownKept && <span className="s12 dim">{t('ownKept')}</span>}
      {d.status === 'changed' && <InWords changes={d.changes} />}
      {d.problems.map((p) => (
        <span key={`${p.line}:${p.column}:${p.code}`} className="s12">
          <span className={p.severity === 'error' ? 'bad' : 'warn'}>{t('place', { line: p.line, column: p.column })}</span> {text(p.message)}
        </span>
      ))}
    </li>
  );
}
