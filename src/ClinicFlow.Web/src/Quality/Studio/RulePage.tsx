import DefinitionPage from './DefinitionPage';

export default function RulePage() {
  return <DefinitionPage kind="rules" />;
}
