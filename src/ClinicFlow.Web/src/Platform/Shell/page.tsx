import { type ComponentType, lazy, useState } from 'react';
import { sessionAhead } from '@/Platform/Access/session';
import type { Session } from '@/Platform/Api/contract';

/** `ahead` asks for what the page will show, before it is drawn. */
type Module = { default: ComponentType; ahead?: (session: Session) => void };

/**
 * A page in a bundle of its own. The one that the address names is asked for at once, beside the words and the session.
 * One that has arrived is shown without a fallback: React keeps that on the screen for 300 ms.
 */
export function page(section: string, load: () => Promise<Module>) {
  let arrived: ComponentType | null = null;
  const fetched = async () => {
    const module = await load();
    arrived = module.default;
    return module;
  };
  const Awaited = lazy(fetched);
  if (location.pathname.split('/')[1] === section)
    void Promise.all([fetched(), sessionAhead()])
      .then(([module, session]) => module.ahead?.(session))
      .catch(() => undefined);
  return function Page() {
    const [Shown] = useState<ComponentType>(() => arrived ?? Awaited);
    return <Shown />;
  };
}
