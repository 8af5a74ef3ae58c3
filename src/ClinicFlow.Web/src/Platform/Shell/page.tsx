import { type ComponentType, lazy, useState } from 'react';

type Load = () => Promise<{ default: ComponentType }>;

/**
 * A page in a bundle of its own. The one that the address names is asked for at once, beside the words and the session.
 * One that has arrived is shown without a fallback: React keeps that on the screen for 300 ms.
 */
export function page(section: string, load: Load) {
  let arrived: ComponentType | null = null;
  const fetched: Load = async () => {
    const module = await load();
    arrived = module.default;
    return module;
  };
  const Awaited = lazy(fetched);
  if (location.pathname.split('/')[1] === section) void fetched().catch(() => undefined);
  return function Page() {
    const [Shown] = useState<ComponentType>(() => arrived ?? Awaited);
    return <Shown />;
  };
}
