import { Icon } from '@/components/Icon'
import { Picture } from '@/components/Picture'
import { Photo, Tap, Text, View } from '@/elements'
import type { Photos } from '@/hooks/use-photos'
import { smallPicture } from '@/services/pictures'
import './index.scss'

interface Props extends Photos {
  /** What they are for: 晒图, 照片. */
  label: string
  /** The first is the cover: makes another the first. */
  onFront?: (url: string) => void
}

/** The pictures of a form: those that are there, those on their way, and the way to more. */
export function PhotoField(props: Props) {
  const { label, most, uploaded, waiting, room, add, again, drop, remove, onFront } = props
  const words = room === most ? label : `${most - room} / ${most}`
  return (
    <View className="photo-field" role="group" label={label}>
      {uploaded.map((url, at) => (
        <View key={url} className="photo-field__one">
          <Picture src={smallPicture(url)} alt={`图片 ${at + 1}`} ratio={100} />
          <Tap className="photo-field__remove" label={`移除图片 ${at + 1}`} onTap={() => remove(url)}>
            <View className="photo-field__cross">
              <Icon name="close" size="sm" color="white" />
            </View>
          </Tap>
          {onFront ? (
            <Tap
              className="photo-field__front"
              label={at === 0 ? '图片 1 是封面' : `把图片 ${at + 1} 设为封面`}
              disabled={at === 0}
              onTap={() => onFront(url)}
            >
              <Text className="photo-field__front-words">{at === 0 ? '封面' : '设为封面'}</Text>
            </Tap>
          ) : null}
        </View>
      ))}
      {waiting.map((photo) => (
        <View key={photo.id} className="photo-field__one">
          <View className="photo-field__preview">
            <Photo className="photo-field__photo" src={photo.preview} alt="" eager />
          </View>
          {photo.problem ? (
            <Tap className="photo-field__state photo-field__state--failed" onTap={() => void again(photo)}>
              {photo.problem}，点这里重试
            </Tap>
          ) : (
            <View className="photo-field__state" role="status">
              <View className="photo-field__spinner" hidden />
              上传中
            </View>
          )}
          {photo.problem ? (
            <Tap className="photo-field__remove" label="移除没有上传的图片" onTap={() => drop(photo)}>
              <View className="photo-field__cross">
                <Icon name="close" size="sm" color="white" />
              </View>
            </Tap>
          ) : null}
        </View>
      ))}
      {room > 0 ? (
        <Tap
          className="photo-field__one photo-field__add"
          label={`${words}，添加图片，还可添加 ${room} 张`}
          onTap={() => void add()}
        >
          <Icon name="camera" size="lg" color="muted" />
          <Text className="photo-field__words">{words}</Text>
        </Tap>
      ) : null}
    </View>
  )
}
