import { ActionIcon, Button } from '@mantine/core';
import { IconCalendarPlus, IconMessage, IconPhone, IconRoute, IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Lock, PlanDetail } from '@/Platform/Api/contract';
import { dial, telephone } from '@/Platform/Kit/dial';
import { useKeys } from '@/Platform/Kit/keys';
import { AlsoHere, LockBand } from '@/Work/List/LockBand';
import { useCall } from '@/Work/List/useCall';

export function Who({
  plan,
  lock,
  onClose,
  onCall,
  onBook,
  works,
}: {
  plan: PlanDetail;
  lock: Lock | null;
  onClose: () => void;
  onCall: () => void;
  onBook: () => void;
  works: boolean;
}) {
  const { t } = useTranslation(['queue', 'kit']);
  const { person } = plan;
  const call = person.phone ? telephone(person.phone) : null;
  const write = person.phone ? call!.replace('tel:', 'sms:') : person.email ? `mailto:${person.email}` : null;
  const go = (address: string | null) => {
    if (address) dial(address);
  };
  const calling = useCall(plan.item?.id ?? null, person.phone, onCall);
  const startCall = () => {
    if (works && plan.item) calling.begin();
    else go(call);
  };
  useKeys({ KeyC: startCall, KeyM: () => go(write), KeyB: onBook }, { on: !lock });
  return (
    <div className="sec">
      <div className="row sp">
        <h2 className="t2 cut">{person.name}</h2>
        <ActionIcon aria-label={t('detail.close')} onClick={onClose} data-testid="close-detail">
          <IconX size={16} />
        </ActionIcon>
      </div>
      <div className="row g12 s12 dim wrap" style={{ rowGap: 2 }}>
        {person.age !== null && <span>{t('kit:years', { count: person.age })}</span>}
        {person.card && <span>{t('kit:card', { card: person.card })}</span>}
        {person.phone && <span className="nw">{person.phone}</span>}
        <Link to={`/journeys/${plan.journey}`} className="row g4" data-testid="open-journey">
          <IconRoute size={13} aria-hidden />
          {t('detail.journey')}
        </Link>
        <AlsoHere names={plan.viewers} />
      </div>
      <LockBand lock={lock} />
      <div className="row contactbar" style={{ marginTop: 8 }}>
        <Button
          leftSection={<IconPhone size={15} />}
          onClick={startCall}
          disabled={!call || lock !== null}
          title={call ? undefined : t('detail.noPhone')}
          data-testid="call"
        >
          {t('detail.call')}
        </Button>
        <Button
          variant="default"
          leftSection={<IconMessage size={15} />}
          onClick={() => go(write)}
          disabled={!write || lock !== null}
          title={write ? undefined : t('detail.noAddress')}
        >
          {t('detail.message')}
        </Button>
        <Button variant="default" leftSection={<IconCalendarPlus size={15} />} onClick={onBook} disabled={lock !== null || !plan.item}>
          {t('detail.book')}
        </Button>
      </div>
    </div>
  );
}
