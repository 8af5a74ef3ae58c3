import { Button, Modal, SegmentedControl, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { say } from '@/Platform/Kit/say';
import { useFormat } from '@/Platform/Language/useFormat';
import type { Kind } from '../calls';
import type { Definition } from '../useDefinition';
import { isKept, WhatChanges } from './WhatChanges';

type Props = { d: Definition; kind: Kind; name: string; title: string; onClose: () => void };

/** Before a version comes in force: what it is for, and from when. */
export function PublishDialog({ d, kind, name, title, onClose }: Props) {
  const { t } = useTranslation('publishing');
  const f = useFormat();
  const [why, setWhy] = useState(d.draft?.why ?? '');
  const [later, setLater] = useState(false);
  const [at, setAt] = useState('');
  const from = later && at ? new Date(at).toISOString() : null;
  const put = () =>
    d.publish.mutate(
      { why: why.trim(), from },
      {
        onSuccess: (done) => {
          onClose();
          if (!done) return;
          if (done.draft) say(t(done.needs === 'share' ? 'askedShare' : 'asked'));
          else if (done.unchanged) say(t('unchanged'));
          else say(t(from ? 'planned' : 'published', { n: done.version, time: done.inForceFrom ? f.dateTime(done.inForceFrom) : '' }));
        },
        onError: onClose,
      },
    );
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('publishTitle', { n: d.state.data?.next, name: title })}
      size="lg"
      centered
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <div className="col g12">
        <WhatChanges d={d} kind={kind} name={name} />
        <TextInput label={t('why')} value={why} onChange={(e) => setWhy(e.currentTarget.value)} data-testid="why" data-autofocus />
        <div className="row wrap g8">
          <SegmentedControl
            aria-label={t('when')}
            value={later ? 'later' : 'now'}
            onChange={(v) => setLater(v === 'later')}
            data={[
              { value: 'now', label: t('now') },
              { value: 'later', label: t('later') },
            ]}
          />
          {later && (
            <TextInput type="datetime-local" aria-label={t('from')} value={at} onChange={(e) => setAt(e.currentTarget.value)} data-testid="from" />
          )}
        </div>
        <div className="row g8 pubend">
          <Button variant="default" onClick={onClose}>
            {t('cancel')}
          </Button>
          <Button onClick={put} loading={d.publish.isPending} disabled={(later && !at) || !isKept(d)} data-testid="save">
            {t(d.state.data?.approval ? 'askNow' : from ? 'putLater' : 'putNow')}
          </Button>
        </div>
      </div>
    </Modal>
  );
}
