import { pageLink, type AdministrationDeps, type AdministrationServer } from './administration-server.ts';

const entriesAPage = 100;

/** Settings of the county, the state of the machine, and who did what. */
export function operationRoutes(os: AdministrationServer['admin'], deps: AdministrationDeps) {
  const { store, directory } = deps;
  return {
    settings: {
      get: os.settings.get.handler(({ context }) => {
        const { name, savingsFactors } = directory.county;
        return { county: name, savings: savingsFactors, publicUrl: pageLink(deps, context, '') };
      }),
      update: os.settings.update.handler(async ({ input, context }) => {
        context.note.subject = input.county;
        await store.people.saveSettings({ name: input.county, savingsFactors: input.savings });
        await deps.countyChanged();
        return {};
      }),
    },
    inspection: os.inspection.handler(async ({ input }) => ({
      findings: [...(await deps.inspection.run(input.language))],
    })),
    auditLog: os.auditLog.handler(async ({ input }) => {
      const entries = await store.auditLog.page({ before: input.before ?? null, limit: entriesAPage + 1 });
      return { entries: entries.slice(0, entriesAPage), hasMore: entries.length > entriesAPage };
    }),
    operations: os.operations.handler(() => deps.operations()),
  };
}
