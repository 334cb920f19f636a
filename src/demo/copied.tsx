/** Something to be copied: one click takes the whole of it, and nothing around it. */
export const Copied = ({ text }: { text: string }) => <code class="copied">{text}</code>
