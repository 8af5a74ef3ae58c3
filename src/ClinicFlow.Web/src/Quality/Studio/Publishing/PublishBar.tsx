import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Status } from '@/Platform/Kit/Status';
import { say } from '@/Platform/Kit/say';
import { useFormat } from '@/Platform/Language/useFormat';
import type { Kind } from '../calls';
import type { Definition } from '../useDefinition';
import { PublishDialog } from './PublishDialog';

type Props = { d: Definition; kind: Kind; name: string; title: string; may: boolean };

/** Under whatever edits a definition: whether the draft is kept, and what to do with it. */
export function PublishBar({ d, kind, name, title, may }: Props) {
  const { t } = useTranslation('publishing');
  const [open, setOpen] = useState(false);
  const discard = () => d.discard.mutate(undefined, { onSuccess: () => say(t('discarded')) });
  return (
    <div className="savebar">
      <span className="grow cut">
        <Kept d={d} />
      </span>
      <Button variant="default" onClick={() => d.check.mutate()} loading={d.check.isPending} data-testid="check">
        {t('check')}
      </Button>
      {may && !d.draft?.askedBy && (
        <>
          <Button variant="default" disabled={(!d.draft && !d.unsaved) || d.busy} onClick={discard} data-testid="discard">
            {t('discard')}
          </Button>
          <Button disabled={!d.changed || d.busy || d.conflict !== null} onClick={() => setOpen(true)} data-testid="publish">
            {t(d.state.data?.approval ? 'ask' : 'publish')}
          </Button>
        </>
      )}
      {open && <PublishDialog d={d} kind={kind} name={name} title={title} onClose={() => setOpen(false)} />}
    </div>
  );
}

/** Where the text is that is seen. */
function Kept({ d }: { d: Definition }) {
  const { t } = useTranslation('publishing');
  const f = useFormat();
  if (d.conflict) return <Status kind="warn">{t('mergeFirst')}</Status>;
  if (d.saveDraft.isPending) return <Status kind="wait">{t('keeping')}</Status>;
  if (d.unsaved) return d.saveDraft.isError ? <Status kind="bad">{t('notKept')}</Status> : <Status kind="wait">{t('keeping')}</Status>;
  if (!d.draft) return <span className="dim s12">{t('inForceText')}</span>;
  return (
    <span title={t('draftOf', { n: d.draft.number, by: d.draft.changedBy })}>
      <Status kind="info">{t('kept', { time: f.time(d.draft.changedAt) })}</Status>
    </span>
  );
}
