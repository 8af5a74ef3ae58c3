import { type ComponentType, lazy, useState } from 'react';
import { matchPath } from 'react-router';
import { sessionAhead } from '@/Platform/Access/session';
import type { Session } from '@/Platform/Api/contract';

/** `ahead` asks for what the page shows first, before it is drawn. */
type Module = { default: ComponentType; ahead?: (session: Session) => Promise<void> };

const patience = 500;
let first: Promise<unknown> = Promise.resolve();

/** Resolves when the page that the address names can be drawn with what it shows, or has let one wait too long for that. */
export const firstPage = () => Promise.race([first, new Promise((over) => setTimeout(over, patience))]);

/**
 * A page in a bundle of its own. The one that the address names is asked for at once, beside the words, the session and its first rows:
 * drawn once with everything it is there sooner than drawn bit by bit.
 */
export function page(path: string, load: () => Promise<Module>) {
  let arrived: ComponentType | null = null;
  const fetched = async () => {
    const module = await load();
    arrived = module.default;
    return module;
  };
  const Awaited = lazy(fetched);
  if (matchPath(path, location.pathname))
    first = Promise.all([fetched(), sessionAhead()])
      .then(([module, session]) => module.ahead?.(session))
      .catch(() => undefined);
  return function Page() {
    // One that has arrived needs no fallback, which React would keep on the screen for 300 ms.
    const [Shown] = useState<ComponentType>(() => arrived ?? Awaited);
    return <Shown />;
  };
}
