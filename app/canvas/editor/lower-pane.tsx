import type { FlowModel } from '../model.ts';
import { BenchPanel, ScenariosPanel } from './bench/index.ts';
import { BottomPane } from './bottom-pane.tsx';
import { ProblemsPanel } from './problems-panel.tsx';
import type { CheckedDocument } from './use-checked.ts';
import type { Editor } from './use-editor.ts';
import type { Lower } from './use-lower.ts';

interface LowerPaneProps {
  lower: Lower;
  checked: CheckedDocument;
  editor: Editor;
  model: FlowModel;
  errors: number;
}

/** Problems, test bench or scenarios, below the canvas. */
export function LowerPane({ lower, checked, editor, model, errors }: LowerPaneProps) {
  const { tab, setTab, bench, scenarios } = lower;
  const { status, list, passed } = scenarios;
  const content = () => {
    if (tab === 'bench') {
      return (
        <BenchPanel
          bench={bench}
          checked={checked}
          editor={editor}
          errors={errors}
          model={model}
          onSaved={() => setTab('scenarios')}
        />
      );
    }
    if (tab === 'scenarios') {
      return (
        <ScenariosPanel
          chosen={lower.chosen}
          editor={editor}
          isNew={lower.isNew}
          isTinted={lower.isTinted}
          model={model}
          onChoose={lower.choose}
          onTint={lower.setTinted}
          onTry={lower.tryScenario}
          scenarios={scenarios}
        />
      );
    }
    return (
      <ProblemsPanel
        flow={checked.flow}
        issues={checked.issues}
        model={model}
        onShow={editor.selectNode}
      />
    );
  };
  return (
    <BottomPane
      errors={errors}
      failing={status === 'done' ? list.length - passed : 0}
      onTab={setTab}
      tab={tab}
      warnings={checked.issues.length - errors}
    >
      {content()}
    </BottomPane>
  );
}
