import DefinitionPage from './DefinitionPage';

export default function WorkflowPage() {
  return <DefinitionPage kind="workflows" />;
}
