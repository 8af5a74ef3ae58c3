import { ActionIcon, Button } from '@mantine/core';
import { IconKey, IconUserCheck, IconUserOff, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '@/Platform/Access/session';
import type { Schemas } from '@/Platform/Api/contract';
import { useKeys } from '@/Platform/Kit/keys';
import { Ask } from '@/Platform/Kit/States';
import { say } from '@/Platform/Kit/say';
import { useQueryState } from '@/Platform/Kit/useQueryState';
import { useFormat } from '@/Platform/Language/useFormat';
import { AccountForm } from './AccountForm';
import { type Account, useAccount, useAdd, useChange, useReset, useTurn } from './api';
import { ShownOnce } from './ShownOnce';

type Secret = { name: string; password: string };

/** One account: what it may, its password, its history; or a new one. */
export function AccountPanel() {
  const { t } = useTranslation('accounts');
  const [query, set] = useQueryState();
  const [secret, setSecret] = useState<Secret | null>(null);
  const id = query.get('open');
  const account = useAccount(id === 'new' ? null : id);
  const close = () => set({ open: null });
  useKeys({ Escape: close }, { on: id !== null && !secret });
  if (!id) return null;
  return (
    <aside className="side phonefull" aria-label={t('account')} data-testid="detail">
      <div className="scroll">
        <div className="sec row sp top">
          <h2 className="t2">{id === 'new' ? t('new') : (account.data?.account.name ?? t('account'))}</h2>
          <ActionIcon aria-label={t('close')} onClick={close}>
            <IconX size={16} />
          </ActionIcon>
        </div>
        {id === 'new' ? (
          <Fresh onMade={(made) => setSecret({ name: made.account.userName, password: made.password })} />
        ) : (
          <Ask query={account}>
            {(data) => <Known key={data.account.version} {...data} onSecret={(password) => setSecret({ name: data.account.userName, password })} />}
          </Ask>
        )}
      </div>
      {secret && (
        <ShownOnce
          title={t('passwordOf', { name: secret.name })}
          text={t('passwordOnce')}
          secret={secret.password}
          onClose={() => {
            setSecret(null);
            if (id === 'new') close();
          }}
        />
      )}
    </aside>
  );
}

function Fresh({ onMade }: { onMade: (made: Schemas['AccountWithPassword']) => void }) {
  const add = useAdd();
  return (
    <div className="sec">
      <AccountForm
        fresh
        first={{ userName: '', name: '', role: 'curator', location: null, staff: null }}
        save={async ({ name, ...draft }) => onMade(await add.mutateAsync({ ...draft, name: name || null }))}
      />
    </div>
  );
}

function Known({ account, acts, onSecret }: { account: Account; acts: Schemas['AccountActView'][]; onSecret: (password: string) => void }) {
  const { t } = useTranslation('accounts');
  const f = useFormat();
  const { user } = useSession();
  const change = useChange(account.id);
  const reset = useReset(account.id);
  const turn = useTurn(account.id);
  const { userName, name, role, location, staff } = account;
  const own = user.userName === userName;
  return (
    <>
      <div className="sec">
        <AccountForm
          fresh={false}
          first={{ userName, name, role, location: location ?? null, staff: staff ?? null }}
          save={async (draft) => {
            await change.mutateAsync({ name: draft.name, role: draft.role, location: draft.location, staff: draft.staff, version: account.version });
            say(t('saved', { name: draft.name }));
          }}
        />
      </div>
      <div className="sec row wrap">
        {!account.demo && (
          <Button
            variant="default"
            leftSection={<IconKey size={15} />}
            loading={reset.isPending}
            onClick={() => reset.mutate(undefined, { onSuccess: (made) => onSecret(made.password) })}
            data-testid="reset-password"
          >
            {t('resetPassword')}
          </Button>
        )}
        {!own && (
          <Button
            variant="default"
            leftSection={account.deactivatedAt ? <IconUserCheck size={15} /> : <IconUserOff size={15} />}
            loading={turn.isPending}
            onClick={() => turn.mutate(Boolean(account.deactivatedAt))}
            data-testid="turn-account"
          >
            {t(account.deactivatedAt ? 'activate' : 'deactivate')}
          </Button>
        )}
      </div>
      <div className="sec">
        <h3>{t('history')}</h3>
        {acts.length === 0 && <span className="dim">{t('noHistory')}</span>}
        <ul className="col g4" style={{ margin: 0, padding: 0, listStyle: 'none' }}>
          {acts.map((act) => (
            <li key={act.at + act.kind} className="col g0">
              <span>
                {t(`act.${act.kind}`)} <span className="dim s12">{act.by}</span>
              </span>
              <span className="s12 dim">
                {f.dateTime(act.at)}
                {act.detail ? `, ${act.detail}` : ''}
              </span>
            </li>
          ))}
        </ul>
      </div>
    </>
  );
}
