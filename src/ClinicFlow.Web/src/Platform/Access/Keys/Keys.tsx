import { Button, Checkbox, Modal, TextInput } from '@mantine/core';
import { IconBan, IconPlus } from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ShownOnce } from '@/Platform/Access/Accounts/ShownOnce';
import type { Schemas } from '@/Platform/Api/contract';
import { api } from '@/Platform/Api/http';
import { queries } from '@/Platform/Api/queries';
import { Scroll } from '@/Platform/Kit/Scroll';
import { Ask, Empty } from '@/Platform/Kit/States';
import { Status } from '@/Platform/Kit/Status';
import { reportProblem, say } from '@/Platform/Kit/say';
import { useFormat } from '@/Platform/Language/useFormat';

type Key = Schemas['KeyView'];

/** Keys of other systems: what each may, when it was used last, and the end of it. */
export function Keys() {
  const { t } = useTranslation('accounts');
  const [making, setMaking] = useState(false);
  const [made, setMade] = useState<Schemas['KeyWithSecret'] | null>(null);
  const keys = useQuery({ queryKey: ['keys'], queryFn: ({ signal }) => api.get('/api/v1/keys', { signal }) });
  return (
    <>
      <div className="filters">
        <span className="dim grow cut">{t('keys.about')}</span>
        <Button leftSection={<IconPlus size={15} />} onClick={() => setMaking(true)} style={{ flex: 'none' }} data-testid="new-key">
          {t('keys.new')}
        </Button>
      </div>
      <Scroll label={t('keys.title')}>
        <Ask query={keys}>
          {({ rows }) => (rows.length ? <KeyTable rows={rows} /> : <Empty kind="finished" title={t('keys.none')} text={t('keys.noneText')} />)}
        </Ask>
      </Scroll>
      {making && keys.data && (
        <NewKey
          scopes={keys.data.scopes}
          onClose={() => setMaking(false)}
          onMade={(key) => {
            setMaking(false);
            setMade(key);
          }}
        />
      )}
      {made && <ShownOnce title={t('keys.of', { name: made.key.name })} text={t('keys.once')} secret={made.secret} onClose={() => setMade(null)} />}
    </>
  );
}

function KeyTable({ rows }: { rows: Key[] }) {
  const { t } = useTranslation('accounts');
  const f = useFormat();
  const revoke = useMutation({
    mutationFn: (key: Key) => api.post('/api/v1/keys/{id}/revoke', { params: { path: { id: key.id } } }),
    onSuccess: (_, key) => {
      say(t('keys.revokedSaid', { name: key.name }));
      void queries.invalidateQueries({ queryKey: ['keys'] });
    },
    onError: reportProblem,
  });
  return (
    <table className="tb" aria-label={t('keys.title')}>
      <thead>
        <tr>
          <th scope="col">{t('keys.system')}</th>
          <th scope="col" className="desk">
            {t('keys.scopes')}
          </th>
          <th scope="col">{t('keys.lastUse')}</th>
          <th scope="col" className="desk">
            {t('keys.made')}
          </th>
          <th scope="col">{t('state')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((key) => (
          <tr key={key.id} data-testid="row">
            <td>
              <span className="col g0">
                <span className={key.revokedAt ? 'dim' : 'b'}>{key.name}</span>
                <code className="s12 dim">{key.start ? `${key.start}…` : ''}</code>
              </span>
            </td>
            <td className="desk">{key.scopes.map((s) => t(`keys.scope.${s}`)).join(', ')}</td>
            <td className="dim">{key.lastUsedAt ? f.dateTime(key.lastUsedAt) : t('never')}</td>
            <td className="dim desk">{[key.createdAt && f.dateTime(key.createdAt), key.createdBy].filter(Boolean).join(', ')}</td>
            <td>
              {key.revokedAt ? (
                <Status kind="info">{t('keys.revoked', { at: f.dateTime(key.revokedAt) })}</Status>
              ) : (
                <Button
                  variant="default"
                  leftSection={<IconBan size={14} />}
                  onClick={() => revoke.mutate(key)}
                  loading={revoke.isPending && revoke.variables?.id === key.id}
                  aria-label={t('keys.revokeOf', { name: key.name })}
                >
                  {t('keys.revoke')}
                </Button>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function NewKey({ scopes, onClose, onMade }: { scopes: string[]; onClose: () => void; onMade: (key: Schemas['KeyWithSecret']) => void }) {
  const { t } = useTranslation('accounts');
  const [name, setName] = useState('');
  const [chosen, setChosen] = useState<string[]>(['send-events']);
  const make = useMutation({
    mutationFn: () => api.post('/api/v1/keys', { body: { name, scopes: chosen } }),
    onSuccess: (key) => {
      void queries.invalidateQueries({ queryKey: ['keys'] });
      onMade(key);
    },
    onError: reportProblem,
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    make.mutate();
  };
  return (
    <Modal opened onClose={onClose} title={t('keys.new')} closeButtonProps={{ 'aria-label': t('close') }} centered>
      <form className="col g12" onSubmit={submit}>
        <TextInput
          label={t('keys.system')}
          description={t('keys.systemHint')}
          value={name}
          onChange={(e) => setName(e.currentTarget.value)}
          maxLength={100}
          required
          withAsterisk={false}
          data-autofocus
        />
        <Checkbox.Group label={t('keys.scopes')} value={chosen} onChange={setChosen}>
          <div className="col g4" style={{ marginTop: 4 }}>
            {scopes.map((s) => (
              <Checkbox key={s} value={s} label={t(`keys.scope.${s}`)} />
            ))}
          </div>
        </Checkbox.Group>
        <Button
          type="submit"
          loading={make.isPending}
          disabled={!name.trim() || !chosen.length}
          style={{ alignSelf: 'flex-start' }}
          data-testid="make-key"
        >
          {t('keys.make')}
        </Button>
      </form>
    </Modal>
  );
}
