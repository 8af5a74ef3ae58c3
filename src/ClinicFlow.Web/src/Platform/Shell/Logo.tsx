export const Logo = ({ size = 20 }: { size?: number }) => (
  <svg width={size} height={size} viewBox="0 0 20 20" aria-hidden className="fix">
    <rect width="20" height="20" rx="5" fill="var(--cf-accent)" />
    <path d="M4 10h3l2-4.5 3 9L14 10h2" fill="none" stroke="#fff" strokeWidth="1.7" strokeLinejoin="round" strokeLinecap="round" />
  </svg>
);
