import { Button, Select, TextInput } from '@mantine/core';
import { IconDeviceFloppy, IconPencil } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Problem as Said } from '@/Platform/Api/contract';
import { api } from '@/Platform/Api/http';
import { queries } from '@/Platform/Api/queries';
import { Ask, Waiting } from '@/Platform/Kit/States';
import { reportProblem, say } from '@/Platform/Kit/say';
import { readMapping, useMappings } from './api';
import { Problems } from './Problems';

const MappingEditor = lazy(() => import('./MappingEditor'));

/** A shipped mapping as it is (`text` null), or a text of one's own. */
export type Draft = { name: string; text: string | null; kept: string; etag: string };

export function MappingStep({ draft, problems, onDraft }: { draft: Draft | null; problems: Said[]; onDraft: (draft: Draft) => void }) {
  const { t } = useTranslation('imports');
  const mappings = useMappings();
  const [editing, setEditing] = useState(false);
  const [found, setFound] = useState<Said[]>([]);
  const choose = useMutation({
    mutationFn: readMapping,
    onSuccess: ({ name, text, etag }) => onDraft({ name, text: null, kept: text, etag }),
    onError: reportProblem,
  });
  const save = useMutation({
    mutationFn: (d: Draft) =>
      api.put('/api/v1/mappings/{name}', {
        params: { path: { name: d.name } },
        headers: d.etag ? { 'If-Match': d.etag } : { 'If-None-Match': '*' },
        body: { text: d.text ?? d.kept },
      }),
    onSuccess: async ({ name, problems: left }) => {
      setFound(left);
      void queries.invalidateQueries({ queryKey: ['mappings'] });
      if (left.some((p) => p.severity === 'error')) return;
      say(t('saved', { name }));
      choose.mutate(name);
    },
    onError: reportProblem,
  });
  return (
    <Ask query={mappings} rows={2}>
      {({ rows }) => (
        <div className="col g12">
          <div className="row wrap">
            <Select
              aria-label={t('mapping')}
              placeholder={t('chooseMapping')}
              data={rows.map((m) => ({ value: m.name, label: m.shipped ? t('shipped', { name: m.name }) : m.name }))}
              value={rows.some((m) => m.name === draft?.name) ? draft!.name : null}
              onChange={(name) => name && choose.mutate(name)}
              w={320}
              data-testid="mapping"
            />
            <Button
              variant="default"
              leftSection={<IconPencil size={15} />}
              onClick={() => {
                if (!draft) onDraft({ name: '', text: '{\n  "name": "",\n  "source": "",\n  "files": []\n}\n', kept: '', etag: '' });
                setEditing(!editing);
              }}
              aria-expanded={editing}
              data-testid="edit-mapping"
            >
              {t(editing ? 'hideText' : draft ? 'editText' : 'ownMapping')}
            </Button>
            {draft && draft.text !== null && (
              <>
                <TextInput
                  aria-label={t('mappingName')}
                  placeholder={t('mappingName')}
                  value={draft.name}
                  onChange={(e) => onDraft({ ...draft, name: e.currentTarget.value, etag: e.currentTarget.value === draft.name ? draft.etag : '' })}
                  w={200}
                />
                <Button
                  variant="default"
                  leftSection={<IconDeviceFloppy size={15} />}
                  disabled={!draft.name.trim()}
                  loading={save.isPending}
                  onClick={() => save.mutate(draft)}
                >
                  {t('saveMapping')}
                </Button>
              </>
            )}
          </div>
          {editing && draft && (
            <Suspense fallback={<Waiting rows={4} />}>
              <MappingEditor
                text={draft.text ?? draft.kept}
                problems={[...problems, ...found]}
                onChange={(text) => {
                  setFound([]);
                  onDraft({ ...draft, text: text === draft.kept ? null : text });
                }}
                label={t('mappingText')}
              />
            </Suspense>
          )}
          <Problems problems={found} />
        </div>
      )}
    </Ask>
  );
}
