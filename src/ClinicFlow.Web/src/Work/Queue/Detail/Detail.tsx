import { type RefObject, useCallback, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { claimsRows, worksQueue } from '@/Platform/Access/sections';
import { useSession } from '@/Platform/Access/session';
import type { PlanDetail } from '@/Platform/Api/contract';
import { api } from '@/Platform/Api/http';
import { Failed, Waiting } from '@/Platform/Kit/States';
import { reportProblem } from '@/Platform/Kit/say';
import { Contacts } from '@/Work/List/Contacts';
import { useLease } from '@/Work/List/useLease';
import { usePlan } from '../plans';
import { ActionBar } from './ActionBar';
import { Household } from './Household';
import { PlanItems } from './PlanItems';
import { Who } from './Who';
import { WhyHere } from './WhyHere';

type Props = { plan: string; phone: boolean; onClose: () => void; onNext: () => void; onPrevious: () => void; leave: RefObject<() => boolean> };

/** Always in this order: who, why here, the plan, the family, last contacts, the outcome bar pinned below. */
export function Detail({ plan, phone, onClose, onNext, onPrevious, leave }: Props) {
  const { t } = useTranslation('queue');
  const query = usePlan(plan);
  const swipe = useSwipe(onNext, onPrevious);
  return (
    <aside className={`side${phone ? ' full' : ''}`} aria-label={t('title')} data-testid="detail" {...(phone ? swipe : {})}>
      {query.data ? (
        <Loaded plan={query.data} onClose={onClose} onNext={onNext} leave={leave} />
      ) : query.error ? (
        <Failed error={query.error} again={() => void query.refetch()} />
      ) : (
        <Waiting />
      )}
    </aside>
  );
}

function Loaded({ plan, onClose, onNext, leave }: { plan: PlanDetail } & Pick<Props, 'onClose' | 'onNext' | 'leave'>) {
  const { user } = useSession();
  const works = worksQueue(user.role);
  const lease = useLease(plan.item, claimsRows(user.role));
  const [called, setCalled] = useState(false);
  const [warned, setWarned] = useState(false);
  // A call must not be left without an outcome: leaving asks for it first.
  useEffect(() => {
    leave.current = () => {
      if (called) setWarned(true);
      return !called;
    };
    return () => {
      leave.current = () => true;
    };
  }, [called, leave]);
  const settle = useCallback(() => {
    setCalled(false);
    setWarned(false);
    leave.current = () => true;
  }, [leave]);
  const notCalled = () => {
    void api.post('/api/v1/recall/no-call').catch(reportProblem);
    settle();
  };
  const [wanted, setWanted] = useState<string | null>(null);
  return (
    <>
      <div className="scroll">
        <Who plan={plan} lock={lease} onClose={onClose} works={works} onCall={() => setCalled(true)} onBook={() => setWanted('booked')} />
        <WhyHere plan={plan} />
        <PlanItems plan={plan} />
        <Household plan={plan} />
        <Contacts contacts={plan.contacts} />
      </div>
      <ActionBar
        plan={plan}
        lock={lease}
        works={works}
        called={called}
        warned={warned}
        wanted={wanted}
        onWanted={setWanted}
        onSettled={settle}
        onNotCalled={notCalled}
        onNext={onNext}
      />
    </>
  );
}

/** Swiping is J and K on a phone. */
function useSwipe(onNext: () => void, onPrevious: () => void) {
  const from = useRef<{ x: number; y: number } | null>(null);
  return {
    onTouchStart: (e: React.TouchEvent) => {
      from.current = { x: e.touches[0].clientX, y: e.touches[0].clientY };
    },
    onTouchEnd: (e: React.TouchEvent) => {
      if (!from.current) return;
      const dx = e.changedTouches[0].clientX - from.current.x;
      const dy = e.changedTouches[0].clientY - from.current.y;
      from.current = null;
      if (Math.abs(dx) > 80 && Math.abs(dx) > 2 * Math.abs(dy)) (dx < 0 ? onNext : onPrevious)();
    },
  };
}
