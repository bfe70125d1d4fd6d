/**
 * The user settings that keep an editor under test quiet. Nothing that some version would migrate: it would write the
 * file at its own time, over what a test has just written.
 */
export const quietSettings: Readonly<Record<string, unknown>> = {
  'telemetry.telemetryLevel': 'off',
  'update.mode': 'none',
  'extensions.autoCheckUpdates': false,
  'extensions.ignoreRecommendations': true,
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
  'workbench.enableExperiments': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  // Where trust is the subject, a test turns it on.
  'security.workspace.trust.enabled': false,
  // A theme is set by name, whatever the system prefers.
  'window.autoDetectColorScheme': false,
  'window.autoDetectHighContrast': false,
  'git.openRepositoryInParentFolders': 'never',
  'chat.disableAIFeatures': true,
  // A blinking cursor or a smooth scroll makes two pictures differ.
  'editor.cursorBlinking': 'solid',
  'workbench.reduceMotion': 'on',
};
