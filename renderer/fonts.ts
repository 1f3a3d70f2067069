/** The shipped Chinese font, fetched slice by slice and only for signs that no system font has. Loaded after the first paint. */
import '@fontsource/noto-sans-sc/400.css';
import '@fontsource/noto-sans-sc/700.css';
