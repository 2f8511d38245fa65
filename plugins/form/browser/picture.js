// A picture in the body: only its place. What is said of it stands in the field `images`.

export const PICTURE = {
  id: "image",
  label: "Ảnh",
  fields: [{ name: "file", label: "Tệp ảnh", widget: "image", choose_url: false }],
  pattern: /^!\[([^\]]*)\]\(([^()\s]*)\)$/,
  fromBlock: ([, text, file]) => ({ text, file }),
  toBlock: ({ text = "", file = "" }) => `![${text}](${file})`,
  toPreview: ({ file }) => file,
};
