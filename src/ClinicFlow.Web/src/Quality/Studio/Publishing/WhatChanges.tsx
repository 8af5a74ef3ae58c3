import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Ask, Waiting } from '@/Platform/Kit/States';
import { calls, type Kind } from '../calls';
import type { Definition } from '../useDefinition';
import { Consequences } from './Consequences';
import { InWords } from './InWords';

/** The draft is on the server, as it is seen. */
export const isKept = (d: Definition) => d.draft !== null && !d.unsaved;

/** What a draft says otherwise than the version in force, and what becomes of the work items by it. */
export function WhatChanges({ d, kind, name }: { d: Definition; kind: Kind; name: string }) {
  const { t } = useTranslation('publishing');
  const inForce = d.state.data?.inForce ?? 0;
  const difference = useQuery({
    queryKey: ['definition', kind, name, 'difference', inForce, d.draft?.tag],
    queryFn: () => calls[kind].difference(name, inForce, null),
    enabled: isKept(d),
  });
  return (
    <>
      <section>
        <h2 className="t2">{t('whatChanges')}</h2>
        {isKept(d) ? <Ask query={difference}>{(found) => <InWords changes={found.changes} />}</Ask> : <Waiting rows={2} />}
      </section>
      <section>
        <h2 className="t2">{t('consequences')}</h2>
        <Consequences kind={kind} name={name} text={d.text} />
      </section>
    </>
  );
}
