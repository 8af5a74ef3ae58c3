import { type ColumnDef, flexRender, getCoreRowModel, useReactTable } from '@tanstack/react-table';
import { useEffect, useRef } from 'react';

declare module '@tanstack/react-table' {
  interface ColumnMeta<TData, TValue> {
    num?: boolean;
    width?: number | string;
    desk?: boolean;
  }
}

type Props<T> = {
  rows: T[];
  // biome-ignore lint/suspicious/noExplicitAny: columns of one table hold values of different types
  columns: ColumnDef<T, any>[];
  id: (row: T) => string;
  label: string;
  selected?: string | null;
  onOpen?: (row: T, index: number) => void;
};

/** A plain table of up to a few hundred rows; the row under the cursor is tinted and has a bar. */
export function DataTable<T>({ rows, columns, id, label, selected, onOpen }: Props<T>) {
  const table = useReactTable({ data: rows, columns, getCoreRowModel: getCoreRowModel(), getRowId: id });
  const body = useRef<HTMLTableSectionElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the chosen row is brought into view when it changes
  useEffect(() => {
    void body.current?.querySelector('.sel')?.scrollIntoView?.({ block: 'nearest' });
  }, [selected]);
  return (
    <table className="tb" aria-label={label}>
      <thead>
        {table.getHeaderGroups().map((group) => (
          <tr key={group.id}>
            {group.headers.map((header) => {
              const meta = header.column.columnDef.meta;
              return (
                <th
                  key={header.id}
                  scope="col"
                  className={[meta?.num && 'num', meta?.desk && 'desk'].filter(Boolean).join(' ')}
                  style={{ width: meta?.width }}
                >
                  {flexRender(header.column.columnDef.header, header.getContext())}
                </th>
              );
            })}
          </tr>
        ))}
      </thead>
      <tbody ref={body}>
        {table.getRowModel().rows.map((row) => (
          <tr
            key={row.id}
            className={[onOpen && 'act', row.id === selected && 'sel'].filter(Boolean).join(' ')}
            aria-selected={onOpen ? row.id === selected : undefined}
            onClick={onOpen && (() => onOpen(row.original, row.index))}
            data-testid="row"
          >
            {row.getVisibleCells().map((cell) => {
              const meta = cell.column.columnDef.meta;
              return (
                <td key={cell.id} className={[meta?.num && 'num', meta?.desk && 'desk'].filter(Boolean).join(' ')}>
                  {flexRender(cell.column.columnDef.cell, cell.getContext())}
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
