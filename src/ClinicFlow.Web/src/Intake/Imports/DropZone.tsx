import { Loader } from '@mantine/core';
import { IconUpload } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { type DragEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Upload } from '@/Platform/Api/contract';
import { api } from '@/Platform/Api/http';
import { Failed } from '@/Platform/Kit/States';

function formOf(files: File[]) {
  const form = new FormData();
  for (const file of files) form.append('files', file, file.name);
  return form;
}

export function DropZone({ onUploaded }: { onUploaded: (upload: Upload) => void }) {
  const { t } = useTranslation('imports');
  const field = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const send = useMutation({
    mutationFn: (files: File[]) => api.post('/api/v1/imports/uploads', { body: files.map((file) => file.name), bodySerializer: () => formOf(files) }),
    onSuccess: onUploaded,
  });
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    const files = [...event.dataTransfer.files];
    if (files.length) send.mutate(files);
  };
  return (
    <>
      <button
        type="button"
        className={`drop${over ? ' over' : ''}`}
        onClick={() => field.current?.click()}
        onDragOver={(e) => {
          e.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
        disabled={send.isPending}
        data-testid="drop"
      >
        {send.isPending ? <Loader size={18} /> : <IconUpload size={20} className="dim" aria-hidden />}
        <span className="b">{t(send.isPending ? 'drop.sending' : 'drop.title')}</span>
        <span className="s12 dim">{t('drop.text')}</span>
      </button>
      <input
        ref={field}
        type="file"
        multiple
        accept=".csv,.txt,.json,.zip"
        hidden
        aria-label={t('drop.title')}
        onChange={(e) => {
          if (e.currentTarget.files?.length) send.mutate([...e.currentTarget.files]);
          e.currentTarget.value = '';
        }}
        data-testid="files"
      />
      {send.error && <Failed error={send.error} />}
    </>
  );
}
