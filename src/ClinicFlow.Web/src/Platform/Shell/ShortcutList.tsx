import { Modal, Switch } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { setSingleKeys, singleKeysOn, useKeys } from '@/Platform/Kit/keys';
import { Key } from '@/Platform/Kit/Small';

const keys: [string, string[]][] = [
  ['next', ['J', 'K']],
  ['open', ['Enter']],
  ['close', ['Esc']],
  ['call', ['C']],
  ['message', ['M']],
  ['book', ['B']],
  ['outcome', ['1', '…', '9', '0', 'Q', 'W']],
  ['callback', ['T']],
  ['snooze', ['S']],
  ['undo', ['U']],
  ['nextCall', ['N']],
  ['density', ['V']],
  ['filter', ['/']],
  ['search', ['Ctrl', 'K']],
  ['saveNext', ['Ctrl', 'Enter']],
  ['section', ['G', 'Q W R T P D A I S']],
  ['help', ['?']],
];

export function ShortcutList({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const { t } = useTranslation('shell');
  const [single, setSingle] = useState(singleKeysOn);
  useKeys({ Escape: onClose, 'Shift+Slash': onClose }, { on: opened, modal: true });
  const turn = (on: boolean) => {
    setSingleKeys(on);
    setSingle(on);
  };
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={<span className="t2">{t('keys.title')}</span>}
      size={460}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <dl className="col g4" style={{ margin: 0 }}>
        {keys.map(([name, combo]) => (
          <div key={name} className="row sp" style={{ minHeight: 24 }}>
            <dt>{t(`keys.${name}`)}</dt>
            <dd className="row g4" style={{ margin: 0 }}>
              {combo.map((k) => (k === '…' ? <span key={k}>…</span> : <Key key={k}>{k}</Key>))}
            </dd>
          </div>
        ))}
      </dl>
      <Switch mt="md" label={t('keys.single')} checked={single} onChange={(e) => turn(e.currentTarget.checked)} />
    </Modal>
  );
}
