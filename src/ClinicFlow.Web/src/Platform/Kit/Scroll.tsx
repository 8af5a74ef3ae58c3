import type { ReactNode } from 'react';

/** A region that scrolls: reachable by keyboard, so that arrows and Page Down work in it where nothing inside takes the focus. */
export function Scroll({ label, busy, children }: { label: string; busy?: boolean; children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: WCAG 2.1.1 asks that a scrolling region can be scrolled by keyboard
    <section className="scroll" aria-label={label} aria-busy={busy} tabIndex={0}>
      {children}
    </section>
  );
}
