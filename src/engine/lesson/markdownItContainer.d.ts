/** markdown-it-container ships no types, and those of DefinitelyTyped are of an older markdown-it. */
declare module 'markdown-it-container' {
  import type { MarkdownIt, RendererRule } from 'markdown-it';

  interface ContainerOptions {
    readonly validate?: (params: string) => boolean;
    readonly render?: RendererRule;
  }
  const container: (md: MarkdownIt, name: string, options?: ContainerOptions) => void;
  export default container;
}
