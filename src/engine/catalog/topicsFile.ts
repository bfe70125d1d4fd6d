/** topics.yaml: the tree and the order of everything in it. */
import type { Complaint } from './complaint.ts';
import type { Topic } from './model.ts';
import type { Id, YamlValue } from './yamlReader.ts';
import { YamlReader } from './yamlReader.ts';

export interface TopicsData {
  readonly topics: readonly Topic[];
  /** Every id of a topic, in order. */
  readonly topicIds: readonly Id[];
  /** Every listed item in the order of the tree, with the topic that lists it. */
  readonly items: readonly { readonly item: Id; readonly topic: string }[];
  readonly yaml: YamlReader;
}

export function readTopicsFile(file: string, text: string, complaints: Complaint[]): TopicsData | null {
  const yaml = new YamlReader(file, text, complaints);
  if (yaml.root === null) return null;
  const topicIds: Id[] = [];
  const items: { readonly item: Id; readonly topic: string }[] = [];

  const readTopics = (at: YamlValue, top: boolean): Topic[] =>
    (yaml.list(at) ?? []).flatMap((one) => {
      const fields = yaml.fields(one, ['id', 'title', 'summary'], ['icon', 'topics', 'items']);
      if (fields?.id === undefined || fields.title === undefined || fields.summary === undefined) return [];
      const id = yaml.id(fields.id);
      const title = yaml.text(fields.title);
      const summary = yaml.text(fields.summary);
      const icon = fields.icon === undefined ? null : yaml.text(fields.icon);
      if (fields.icon !== undefined && !top)
        yaml.complain(fields.icon, 'Only top-level topics have an icon.');
      if (fields.icon === undefined && top)
        yaml.complain(one, 'A top-level topic needs "icon": the name of a codicon.');
      if (id === null || title === null || summary === null) return [];
      topicIds.push(id);
      const own = fields.items === undefined ? [] : (yaml.ids(fields.items) ?? []);
      for (const item of own) items.push({ item, topic: id.id });
      const topics = fields.topics === undefined ? [] : readTopics(fields.topics, false);
      return [
        {
          id: id.id,
          title,
          summary,
          ...(icon === null ? {} : { icon }),
          topics,
          items: own.map((item) => item.id),
        },
      ];
    });

  return { topics: readTopics(yaml.root, true), topicIds, items, yaml };
}
