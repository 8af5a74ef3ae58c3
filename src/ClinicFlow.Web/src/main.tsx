import '@mantine/core/styles.css';
import '@mantine/notifications/styles.css';
import '@mantine/spotlight/styles.css';
import '@fontsource-variable/inter';
import '@fontsource-variable/jetbrains-mono';
import './Platform/Kit/tokens.css';
import './Platform/Kit/base.css';
import './Platform/Kit/mantine.css';
import { createRoot } from 'react-dom/client';
import { App } from './App';
import { startLanguage } from './Platform/Language/language';

await startLanguage();
createRoot(document.getElementById('root')!).render(<App />);
