export default definePageConfig({ navigationBarTitleText: '导入认定目录' })
