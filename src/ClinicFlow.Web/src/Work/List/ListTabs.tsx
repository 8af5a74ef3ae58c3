import { useEffect, useRef } from 'react';
import { Link, type To } from 'react-router';
import { useFormat } from '@/Platform/Language/useFormat';

export type ListTab = { key: string; name: string; count?: number; to: To };

/** The states of a list, each with its count; the active one is scrolled into view on a phone. */
export function ListTabs({ label, tabs, active }: { label: string; tabs: ListTab[]; active: string }) {
  const { n } = useFormat();
  const bar = useRef<HTMLElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the active tab is scrolled into view when it changes
  useEffect(() => {
    void bar.current?.querySelector('.on')?.scrollIntoView?.({ inline: 'center', block: 'nearest' });
  }, [active]);
  return (
    <nav className="tabs" aria-label={label} ref={bar}>
      {tabs.map(({ key, name, count, to }) => (
        <Link
          key={key}
          to={to}
          replace
          className={`tab${key === active ? ' on' : ''}`}
          aria-current={key === active ? 'page' : undefined}
          data-testid={`tab-${key}`}
        >
          {name}
          <span className="n">{count === undefined ? '' : n(count)}</span>
        </Link>
      ))}
    </nav>
  );
}
