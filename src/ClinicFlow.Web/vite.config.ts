import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';
import { mockApi } from './dev/mockApi.ts';

const server = process.env.CLINICFLOW_SERVER ?? 'http://localhost:5000';
const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig(({ mode }) => ({
  plugins: [react(), ...(mode === 'mock' ? [mockApi()] : [])],
  resolve: { alias: { '@': here('./src') } },
  server: { proxy: mode === 'mock' ? undefined : { '/api': server } },
  build: {
    outDir: process.env.CLINICFLOW_WEB_OUT ?? '../ClinicFlow/wwwroot',
    emptyOutDir: true,
    target: 'es2022',
    chunkSizeWarningLimit: 700,
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            { name: 'echarts', test: /node_modules[\\/](echarts|zrender)[\\/]/ },
            { name: 'editor', test: /node_modules[\\/](codemirror|@codemirror|@lezer)[\\/]/ },
            { name: 'icons', test: /node_modules[\\/]@tabler[\\/]/ },
            { name: 'mantine', test: /node_modules[\\/](@mantine|@floating-ui)[\\/]/ },
            {
              name: 'react',
              test: /node_modules[\\/](react|react-dom|react-router|scheduler|@tanstack[\\/](react-query|query-core)|i18next|react-i18next)[\\/]/,
            },
          ],
        },
      },
    },
  },
  test: { environment: 'jsdom', setupFiles: ['./src/tests.ts'], include: ['src/**/*.test.{ts,tsx}'], css: false },
}));
