/** A name for a tab, filters and an order; kept on this computer for this person. */
export type SavedView = { name: string; query: string };

const key = (userName: string) => `clinicflow.views.${userName}`;

export function readSaved(userName: string): SavedView[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(key(userName)) ?? '[]');
    return Array.isArray(kept) ? kept.filter((v): v is SavedView => typeof v?.name === 'string' && typeof v?.query === 'string') : [];
  } catch {
    return [];
  }
}

export const writeSaved = (userName: string, views: SavedView[]) => localStorage.setItem(key(userName), JSON.stringify(views));
