import { Button, Modal, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Status } from '@/Platform/Kit/Status';
import { say } from '@/Platform/Kit/say';
import { useFormat } from '@/Platform/Language/useFormat';
import type { Kind } from '../calls';
import type { Definition } from '../useDefinition';
import { isKept, WhatChanges } from './WhatChanges';
import './publishing.css';

type Props = { d: Definition; kind: Kind; name: string; mayApprove: boolean };

/** A draft that waits for a second person, or came back from one. */
export function DraftBanner({ d, kind, name, mayApprove }: Props) {
  const { t } = useTranslation('publishing');
  const f = useFormat();
  const [open, setOpen] = useState(false);
  const draft = d.draft;
  if (!draft || (!draft.askedBy && !draft.returnedBy)) return null;
  if (!draft.askedBy)
    return (
      <p className="band soft-warn" data-testid="draft-returned">
        <b>{t('returned', { by: draft.returnedBy })}</b> {draft.returnedWhy}
      </p>
    );
  return (
    <div className="band soft-acc pubband" data-testid="draft-waits">
      <span className="col g0 grow">
        <Status kind="wait">{t('waits', { by: draft.askedBy, time: f.dateTime(draft.askedAt ?? draft.changedAt) })}</Status>
        {draft.why && <span>{draft.why}</span>}
        {draft.inForceFrom && <span className="s12">{t('waitsFrom', { time: f.dateTime(draft.inForceFrom) })}</span>}
        {draft.mine && <span className="s12 dim">{t('waitsOwn')}</span>}
      </span>
      {draft.mine ? (
        <Button variant="default" disabled={d.busy} onClick={() => d.giveBack.mutate('')} data-testid="withdraw">
          {t('withdraw')}
        </Button>
      ) : (
        mayApprove && (
          <Button onClick={() => setOpen(true)} data-testid="review">
            {t('review')}
          </Button>
        )
      )}
      {open && <Review d={d} kind={kind} name={name} onClose={() => setOpen(false)} />}
    </div>
  );
}

/** Before somebody says yes or no to another's text: what it changes, and what becomes of the work items. */
function Review({ d, kind, name, onClose }: Omit<Props, 'mayApprove'> & { onClose: () => void }) {
  const { t } = useTranslation('publishing');
  const f = useFormat();
  const [why, setWhy] = useState('');
  const draft = d.draft;
  const approve = () =>
    d.approve.mutate(undefined, {
      onSuccess: (p) => {
        onClose();
        say(t(draft?.inForceFrom ? 'planned' : 'published', { n: p.version, time: p.inForceFrom ? f.dateTime(p.inForceFrom) : '' }));
      },
    });
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('reviewTitle', { by: draft?.askedBy })}
      size="lg"
      centered
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <div className="col g12">
        {draft?.why && <p>{draft.why}</p>}
        <WhatChanges d={d} kind={kind} name={name} />
        <TextInput label={t('giveBackWhy')} value={why} onChange={(e) => setWhy(e.currentTarget.value)} data-testid="give-back-why" />
        <div className="row g8 pubend">
          <Button variant="default" disabled={d.busy} onClick={() => d.giveBack.mutate(why.trim(), { onSuccess: onClose })} data-testid="give-back">
            {t('giveBack')}
          </Button>
          <Button disabled={d.busy || !isKept(d)} onClick={approve} data-testid="approve">
            {t(draft?.inForceFrom ? 'approveLater' : 'approve')}
          </Button>
        </div>
      </div>
    </Modal>
  );
}
